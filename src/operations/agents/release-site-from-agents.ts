import { z } from 'zod';
import { releaseAgentsOf } from '../../store/queries/agent-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { UuidText } from '../uuid-text.ts';

const ReleaseSiteFromAgentsInput = z.strictObject({ siteId: UuidText });
export type ReleaseSiteFromAgentsInput = z.input<typeof ReleaseSiteFromAgentsInput>;

/**
 * Has a site scanned from the server, or by its workers, from now on, as before it had an agent: the agents and invitations that
 * it has are taken back. Does nothing at a site without any. Scope `site:update`. Throws `not_found` / `site_not_found`.
 */
export async function releaseSiteFromAgents(
  context: OperationContext,
  input: ReleaseSiteFromAgentsInput,
): Promise<void> {
  authorise(context, 'site:update');
  const { siteId } = parseInput(ReleaseSiteFromAgentsInput, input);
  await visibleSite(context, siteId);
  const { organizationId, clock } = context;
  await context.store.transaction(async (connection) => {
    const agentIds = await releaseAgentsOf(connection, organizationId, siteId, clock.now());
    if (agentIds.length === 0) return;
    await recordChange(connection, context, {
      action: 'releaseSiteFromAgents',
      objectKind: 'site',
      objectId: siteId,
      before: { scannedByAgents: true },
      after: { scannedByAgents: false, agentIds },
    });
  });
}
