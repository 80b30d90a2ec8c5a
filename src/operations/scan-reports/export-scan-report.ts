import { z } from 'zod';
import { reportFormatNames } from '../../reports/report-format.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { GetScanReportInput } from './get-scan-report.ts';
import { reportFile, type ReportFile } from './report-file.ts';
import { visibleScan } from './visible-scan.ts';

export const ExportScanReportInput = z.strictObject({
  ...GetScanReportInput.shape,
  format: z.enum(reportFormatNames),
});
export type ExportScanReportInput = z.input<typeof ExportScanReportInput>;

/**
 * The whole result of a scan in one of the formats, with the decisions in force. `version` is the program's. Scope
 * `cve:view`. Throws `not_found` / `scan_not_found`, `scan_result_not_ready`; `conflict` / `report_says_nothing`.
 */
export async function exportScanReport(
  context: OperationContext,
  input: ExportScanReportInput,
  version: string,
): Promise<ReportFile> {
  authorise(context, 'cve:view');
  const { scanId, format } = parseInput(ExportScanReportInput, input);
  return reportFile(context, await visibleScan(context, scanId), format, version);
}
