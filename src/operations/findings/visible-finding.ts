import type { ListedFinding } from '../../domain/device-finding.ts';
import type { Connection } from '../../store/database.ts';
import { listFindingsOf } from '../../store/queries/finding-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/** The finding, if the actor may see its site. Throws `not_found` / `finding_not_found` for every other id alike. */
export async function visibleFinding(
  { organizationId, actor }: Pick<OperationContext, 'organizationId' | 'actor'>,
  connection: Connection,
  findingId: string,
): Promise<ListedFinding> {
  const filter = { siteIds: actor.siteIds, id: findingId };
  const options = { order: 'score', after: undefined, limit: 1 } as const;
  const [finding] = await listFindingsOf(connection, organizationId, filter, options);
  if (finding !== undefined) return finding;
  throw new SitewardenError('not_found', 'finding_not_found', `There is no finding ${findingId}.`);
}
