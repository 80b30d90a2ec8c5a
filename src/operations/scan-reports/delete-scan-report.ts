import { isActiveScanStatus } from '../../domain/scan.ts';
import { deleteScan, findScan, lockScan } from '../../store/queries/scan-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { GetScanReportInput } from './get-scan-report.ts';
import { visibleScan } from './visible-scan.ts';

/**
 * Deletes an ended scan with its report. What it found stays in the history of the devices. Scope `cve:delete`.
 * Throws `not_found` / `scan_not_found`, `conflict` / `scan_still_running`.
 */
export async function deleteScanReport(context: OperationContext, input: GetScanReportInput): Promise<void> {
  authorise(context, 'cve:delete');
  const { scanId } = parseInput(GetScanReportInput, input);
  const { id } = await visibleScan(context, scanId);
  await context.store.transaction(async (connection) => {
    await lockScan(connection, context.organizationId, id);
    const scan = await findScan(connection, context.organizationId, { id });
    // Somebody else was quicker.
    if (scan === undefined) {
      throw new SitewardenError('not_found', 'scan_not_found', `There is no scan ${scanId}.`);
    }
    if (isActiveScanStatus(scan.status)) {
      throw new SitewardenError(
        'conflict',
        'scan_still_running',
        `The scan ${scan.scanCode} is still running. Stop it first, or wait until it has ended.`,
      );
    }
    await deleteScan(connection, context.organizationId, id);
    const before = { ...scan };
    const change = { action: 'deleteScanReport', objectKind: 'scan', objectId: id, before };
    await recordChange(connection, context, change);
  });
}
