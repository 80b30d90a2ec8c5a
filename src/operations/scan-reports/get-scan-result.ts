import type { ScanResult } from '../../domain/scan-result.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { GetScanReportInput } from './get-scan-report.ts';
import { readScanResult } from './read-scan-result.ts';
import { visibleScan } from './visible-scan.ts';

/**
 * The whole result of a scan, empty when it ended with nothing judged, as every report is rendered from it. Scope `cve:view`. Throws `not_found` /
 * `scan_not_found`, or `scan_result_not_ready` while it runs and there is none.
 */
export async function getScanResult(
  context: OperationContext,
  input: GetScanReportInput,
): Promise<ScanResult> {
  authorise(context, 'cve:view');
  const { scanId } = parseInput(GetScanReportInput, input);
  return readScanResult(context, await visibleScan(context, scanId));
}
