import { SitewardenError } from '../../support/sitewarden-error.ts';
import { assertWholeOrganization } from '../assert-whole-organization.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { isOperator } from '../organizations/is-operator.ts';
import { recordChange } from '../record-change.ts';

export interface StartedFeedUpdate {
  readonly status: 'pending';
  readonly message: string;
}

/**
 * Queues an update of the intelligence. Scope `cve:update`, and only for who runs the installation. Throws `forbidden` /
 * `not_the_operator`, `restricted_to_sites`; `conflict` / `feed_update_running`.
 */
export async function startFeedUpdate(context: OperationContext): Promise<StartedFeedUpdate> {
  authorise(context, 'cve:update');
  assertWholeOrganization(context);
  if (!(await isOperator(context))) {
    throw new SitewardenError(
      'forbidden',
      'not_the_operator',
      'Only the organization that runs the installation updates its intelligence.',
    );
  }
  await context.installation.transaction(async (connection) => {
    if (!(await context.jobs.enqueueUpdate(connection))) {
      throw new SitewardenError(
        'conflict',
        'feed_update_running',
        'An update waits or is under way already. GET /v1/feeds tells when it has ended.',
      );
    }
    const change = { action: 'startFeedUpdate', objectKind: 'intelligence', objectId: 'feeds' };
    await recordChange(connection, context, change);
  });
  return {
    status: 'pending',
    message: 'The update waits for its turn. GET /v1/feeds tells what came of it.',
  };
}
