import type { ScanSite } from '../../domain/scan.ts';
import { hasHostObservation } from '../../store/queries/scan-observation-queries.ts';
import { lockScan, setScanStatus } from '../../store/queries/scan-queries.ts';
import { leaveToAnyWorker } from '../../store/queries/scan-lease-queries.ts';
import { setScanSiteStatus } from '../../store/queries/scan-site-queries.ts';
import { isUnreachedStill } from '../../store/queries/worker-queries.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Leaves what a part has found to any worker to judge, because none that reaches its site is alive: nothing more is scanned, and
 * it ends as partial for `reason`. False, and nothing is done, where it has found nobody.
 */
export async function judgeUnreachedPart(
  { store, jobs, organizationId }: Pick<OperationContext, 'store' | 'jobs' | 'organizationId'>,
  { id, scanId, status, reasons }: ScanSite,
  reason: string,
): Promise<boolean> {
  const isObserved = status === 'processing';
  if (!isObserved && !(await hasHostObservation(store.db, organizationId, id))) return false;
  await store.transaction(async (connection) => {
    await lockScan(connection, organizationId, scanId);
    // A worker may have come meanwhile.
    if (!(await isUnreachedStill(connection, organizationId, id))) return;
    // One that was scanned to its end is as whole as it is.
    if (!isObserved) {
      const change = { status: 'processing', reasons: [...reasons, reason] } as const;
      if (!(await setScanSiteStatus(connection, organizationId, id, change))) return;
      await setScanStatus(connection, organizationId, scanId, { status: 'processing' });
    }
    const route = await leaveToAnyWorker(connection, organizationId, id);
    if (route !== undefined)
      await jobs.enqueueEnding(connection, { organizationId, scanId, scanSiteId: id, ...route });
  });
  return true;
}
