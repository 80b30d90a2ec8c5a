import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { OpenScanReportFileInput } from './open-scan-report-file.ts';
import { reportFile, type ReportFile } from './report-file.ts';
import { scanReportPdfPath } from './signed-link.ts';
import { signedScan } from './signed-scan.ts';

/** As `openScanReportFile`, for the link of the PDF: a link opens nothing but what it was made for. */
export async function openScanReportPdf(
  context: Pick<OperationContext, 'clock' | 'installation' | 'newId' | 'settings'>,
  input: OpenScanReportFileInput,
  version: string,
): Promise<ReportFile> {
  const { scanId, expires, signature } = parseInput(OpenScanReportFileInput, input);
  const signed = await signedScan(context, scanId, { path: scanReportPdfPath(scanId), expires, signature });
  return reportFile(signed.context, signed.scan, 'pdf', version);
}
