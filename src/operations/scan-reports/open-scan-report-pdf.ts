import type { ScanResult } from '../../domain/scan-result.ts';
import type { OperationContext } from '../operation-context.ts';
import { openScanReportFile, type OpenScanReportFileInput } from './open-scan-report-file.ts';
import { scanReportPdfPath } from './signed-link.ts';

/** As `openScanReportFile`, for the link of the PDF: a link opens nothing but what it was made for. */
export async function openScanReportPdf(
  context: Pick<OperationContext, 'clock' | 'installation' | 'newId' | 'settings'>,
  input: OpenScanReportFileInput,
): Promise<ScanResult> {
  return openScanReportFile(context, input, scanReportPdfPath);
}
