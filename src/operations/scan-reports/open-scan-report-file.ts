import { z } from 'zod';
import type { ScanReport } from '../../reports/model/scan-report.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { readScanReport } from './read-scan-report.ts';
import { scanReportFilePath } from './signed-link.ts';
import { signedScan } from './signed-scan.ts';

export const OpenScanReportFileInput = z.strictObject({
  scanId: UuidText,
  /** Query parameters of the signed link, as they came. */
  expires: z.string().max(20),
  signature: z.string().max(128),
});
export type OpenScanReportFileInput = z.input<typeof OpenScanReportFileInput>;

/**
 * The report behind a signed link; the signature stands in for a token.
 * Throws `forbidden` / `link_invalid` or `link_expired`; `not_found` / `scan_not_found`.
 */
export async function openScanReportFile(
  context: Pick<OperationContext, 'clock' | 'installation' | 'newId' | 'settings'>,
  input: OpenScanReportFileInput,
  version: string,
): Promise<ScanReport> {
  const { scanId, expires, signature } = parseInput(OpenScanReportFileInput, input);
  const signed = await signedScan(context, scanId, { path: scanReportFilePath(scanId), expires, signature });
  return readScanReport(signed.context, signed.scan, version);
}
