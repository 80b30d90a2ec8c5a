import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { GetScanReportInput } from '../scan-reports/get-scan-report.ts';
import { visibleScan } from '../scan-reports/visible-scan.ts';
import { requestScanEnd } from './request-scan-end.ts';
import type { StoppingScan } from './stop-scan.ts';

/**
 * Stops one scan, whatever started it. Scope `cve:create`. Throws `not_found` / `scan_not_found`,
 * `no_running_scan` when it has ended.
 */
export async function stopScanById(
  context: OperationContext,
  input: GetScanReportInput,
): Promise<StoppingScan> {
  authorise(context, 'cve:create');
  const { scanId: idOrCode } = parseInput(GetScanReportInput, input);
  const { id: scanId } = await visibleScan(context, idOrCode);
  await context.store.transaction(async (connection) => {
    const stop = await requestScanEnd(connection, context, scanId);
    if (stop === undefined) {
      throw new SitewardenError('not_found', 'no_running_scan', `The scan ${idOrCode} has ended.`);
    }
    await recordChange(connection, context, {
      action: 'stopScanById',
      objectKind: 'scan',
      objectId: scanId,
      ...stop,
    });
  });
  return { scanId, status: 'stopping', message: 'Scan is being stopped. What was found so far is kept.' };
}
