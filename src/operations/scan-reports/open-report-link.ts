import { z } from 'zod';
import { reportFormatNames } from '../../reports/report-format.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { OpenScanReportFileInput } from './open-scan-report-file.ts';
import { reportFile, type ReportFile } from './report-file.ts';
import { keepReportProgress } from './report-progress-keeper.ts';
import { reportLinkPath } from './signed-link.ts';
import { signedScan } from './signed-scan.ts';

export const OpenReportLinkInput = z.strictObject({
  ...OpenScanReportFileInput.shape,
  format: z.enum(reportFormatNames),
  /** Chosen by whoever opens it, who then may ask how far it is. */
  progressId: UuidText.optional(),
});
export type OpenReportLinkInput = z.input<typeof OpenReportLinkInput>;

/** The report behind a signed link of `createReportLink`. Throws what `signedScan` and `exportScanReport` throw. */
export async function openReportLink(
  context: Pick<OperationContext, 'clock' | 'installation' | 'newId' | 'settings'>,
  input: OpenReportLinkInput,
  version: string,
): Promise<ReportFile> {
  const { scanId, format, expires, signature, progressId: id } = parseInput(OpenReportLinkInput, input);
  const path = reportLinkPath(scanId, format);
  const signed = await signedScan(context, scanId, { path, expires, signature });
  const progress = id === undefined ? undefined : await keepReportProgress(signed.context, { id, scanId });
  return reportFile(signed.context, signed.scan, format, version, progress);
}
