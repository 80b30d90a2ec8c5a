import { z } from 'zod';
import { reportFormatNames } from '../../reports/report-format.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { OpenScanReportFileInput } from './open-scan-report-file.ts';
import { reportFile, type ReportFile } from './report-file.ts';
import { reportLinkPath } from './signed-link.ts';
import { signedScan } from './signed-scan.ts';

export const OpenReportLinkInput = z.strictObject({
  ...OpenScanReportFileInput.shape,
  format: z.enum(reportFormatNames),
});
export type OpenReportLinkInput = z.input<typeof OpenReportLinkInput>;

/** The report behind a signed link of `createReportLink`. Throws what `signedScan` and `exportScanReport` throw. */
export async function openReportLink(
  context: Pick<OperationContext, 'clock' | 'installation' | 'newId' | 'settings'>,
  input: OpenReportLinkInput,
  version: string,
): Promise<ReportFile> {
  const { scanId, format, expires, signature } = parseInput(OpenReportLinkInput, input);
  const path = reportLinkPath(scanId, format);
  const signed = await signedScan(context, scanId, { path, expires, signature });
  return reportFile(signed.context, signed.scan, format, version);
}
