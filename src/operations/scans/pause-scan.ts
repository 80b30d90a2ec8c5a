import { holdWaitingScanSites } from '../../store/queries/scan-hold-queries.ts';
import { findScan, lockScan, setScanPause } from '../../store/queries/scan-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { GetScanReportInput } from '../scan-reports/get-scan-report.ts';
import { visibleScan } from '../scan-reports/visible-scan.ts';

export interface PausedScan {
  readonly scanId: string;
  readonly status: 'pausing' | 'resuming';
  readonly message: string;
}

/**
 * Interrupts a scan: within seconds nothing is sent any more, and it goes on from what it has found when it is resumed.
 * One that is paused already stays so. Scope `cve:create`. Throws `not_found` / `scan_not_found`, `no_running_scan`
 * when it has ended or is being stopped.
 */
export async function pauseScan(context: OperationContext, input: GetScanReportInput): Promise<PausedScan> {
  authorise(context, 'cve:create');
  const { scanId: idOrCode } = parseInput(GetScanReportInput, input);
  const { id: scanId } = await visibleScan(context, idOrCode);
  const { organizationId } = context;
  await context.store.transaction(async (connection) => {
    await lockScan(connection, organizationId, scanId);
    const before = await findScan(connection, organizationId, { id: scanId });
    const now = context.clock.now();
    if (!(await setScanPause(connection, organizationId, scanId, now))) {
      throw new SitewardenError('not_found', 'no_running_scan', `The scan ${idOrCode} has ended.`);
    }
    const hold = {
      reason: 'paused',
      since: before?.pauseRequestedAt ?? now.toISOString(),
      by: null,
      until: null,
    } as const;
    await holdWaitingScanSites(connection, organizationId, scanId, hold);
    await recordChange(connection, context, {
      action: 'pauseScan',
      objectKind: 'scan',
      objectId: scanId,
      before: { pauseRequestedAt: before?.pauseRequestedAt ?? null },
      after: { pauseRequestedAt: before?.pauseRequestedAt ?? now.toISOString() },
    });
  });
  return { scanId, status: 'pausing', message: 'Scan is being paused. What was found so far is kept.' };
}
