import { claimFirstScan, lockFirstScan } from '../../store/queries/installation-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { acceptScan, type AcceptedScan } from '../scans/accept-scan.ts';
import { visibleSite } from '../sites/visible-site.ts';

/**
 * Queues the scan of 127.0.0.1 that greets a new user; undefined when it was ever started before. Scope
 * `cve:create`. Throws `not_found` / `site_not_found`.
 */
export async function startFirstScan(
  context: OperationContext,
  input: { readonly siteId: string },
): Promise<AcceptedScan | undefined> {
  authorise(context, 'cve:create');
  const site = await visibleSite(context, input.siteId);
  const order = {
    action: 'startFirstScan',
    kind: 'first_run',
    scanScheduleId: null,
    minCvss: 0,
    warningThreshold: null,
    parts: [{ siteId: site.id, targets: ['127.0.0.1'], subnets: [] }],
  } as const;
  return context.store.transaction(async (connection) => {
    // Before the audit entry that accepting writes; who is late waits here and then finds it taken.
    if (!(await lockFirstScan(connection, context.organizationId))) return undefined;
    const accepted = await acceptScan(connection, context, order);
    await claimFirstScan(connection, context.organizationId, accepted.scanId);
    return accepted;
  });
}
