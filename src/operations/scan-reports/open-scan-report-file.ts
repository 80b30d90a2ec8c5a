import { z } from 'zod';
import type { ScanResult } from '../../domain/scan-result.ts';
import type { OperationContext } from '../operation-context.ts';

export const OpenScanReportFileInput = z.strictObject({
  scanId: z.uuid(),
  /** Query parameters of the signed link, as they came. */
  expires: z.string().max(20),
  signature: z.string().max(128),
});
export type OpenScanReportFileInput = z.input<typeof OpenScanReportFileInput>;

/**
 * The result behind a signed link, served at `scanReportFilePath(scanId)`; the signature stands in for a token.
 * Throws `forbidden` / `link_invalid` or `link_expired`; `not_found` / `scan_not_found`.
 */
export async function openScanReportFile(
  _context: Pick<OperationContext, 'clock' | 'store' | 'settings'>,
  _input: OpenScanReportFileInput,
): Promise<ScanResult> {
  throw new Error('being written');
}
