import { z } from 'zod';
import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { summariseScanReport } from './summarise-scan-report.ts';
import { visibleScan } from './visible-scan.ts';

export const GetScanReportInput = z.strictObject({
  /** The uuid, or the friendly code in any case. */
  scanId: z.string().min(1).max(64),
});
export type GetScanReportInput = z.input<typeof GetScanReportInput>;

/**
 * What a scan has found, or how far it is. Scope `cve:view`. Throws `not_found` / `scan_not_found`, also when one
 * of its sites is hidden from the actor.
 */
export async function getScanReport(
  context: OperationContext,
  input: GetScanReportInput,
): Promise<ScanReportSummary> {
  authorise(context, 'cve:view');
  const { scanId } = parseInput(GetScanReportInput, input);
  return summariseScanReport(context, await visibleScan(context, scanId));
}
