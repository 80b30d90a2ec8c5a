import { z } from 'zod';
import { reportFormatNames } from '../../reports/report-format.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { GetScanReportInput } from './get-scan-report.ts';
import { reportFile, type ReportFile } from './report-file.ts';
import { keepReportProgress } from './report-progress-keeper.ts';
import { visibleScan } from './visible-scan.ts';

export const ExportScanReportInput = z.strictObject({
  ...GetScanReportInput.shape,
  format: z.enum(reportFormatNames),
  /** Chosen by the caller, who then may ask how far it is. */
  progressId: UuidText.optional(),
});
export type ExportScanReportInput = z.input<typeof ExportScanReportInput>;

/**
 * The whole result of a scan in one of the formats, with the decisions in force. `version` is the program's. Scope
 * `cve:view`. Throws `not_found` / `scan_not_found`, `scan_result_not_ready`; `conflict` / `report_says_nothing`,
 * `report_progress_taken`.
 */
export async function exportScanReport(
  context: OperationContext,
  input: ExportScanReportInput,
  version: string,
): Promise<ReportFile> {
  authorise(context, 'cve:view');
  const { scanId, format, progressId: id } = parseInput(ExportScanReportInput, input);
  const scan = await visibleScan(context, scanId);
  const progress = id === undefined ? undefined : await keepReportProgress(context, { id, scanId: scan.id });
  return reportFile(context, scan, format, version, progress);
}
