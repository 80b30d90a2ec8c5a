import { findScan, lockScan, setScanPause } from '../../store/queries/scan-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { GetScanReportInput } from '../scan-reports/get-scan-report.ts';
import { visibleScan } from '../scan-reports/visible-scan.ts';
import type { PausedScan } from './pause-scan.ts';

/**
 * Lets a paused scan go on from what it has found. Scope `cve:create`. Throws `not_found` / `scan_not_found`,
 * `no_running_scan`; `conflict` / `scan_not_paused`.
 */
export async function resumeScan(context: OperationContext, input: GetScanReportInput): Promise<PausedScan> {
  authorise(context, 'cve:create');
  const { scanId: idOrCode } = parseInput(GetScanReportInput, input);
  const { id: scanId } = await visibleScan(context, idOrCode);
  const { organizationId } = context;
  await context.store.transaction(async (connection) => {
    await lockScan(connection, organizationId, scanId);
    const before = await findScan(connection, organizationId, { id: scanId });
    if (!(await setScanPause(connection, organizationId, scanId, null))) {
      throw new SitewardenError('not_found', 'no_running_scan', `The scan ${idOrCode} has ended.`);
    }
    if (before === undefined || before.pauseRequestedAt === null) {
      throw new SitewardenError('conflict', 'scan_not_paused', `Nobody has paused the scan ${idOrCode}.`);
    }
    await recordChange(connection, context, {
      action: 'resumeScan',
      objectKind: 'scan',
      objectId: scanId,
      before: { pauseRequestedAt: before.pauseRequestedAt },
      after: { pauseRequestedAt: null },
    });
  });
  return { scanId, status: 'resuming', message: 'Scan goes on within seconds, from what it has found.' };
}
