import { z } from 'zod';
import type { ScanResult } from '../../domain/scan-result.ts';
import { findOrganizationOfScan, findScan } from '../../store/queries/scan-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { readScanResult } from './read-scan-result.ts';
import { scanReportFilePath, verifySignedPath } from './signed-link.ts';

export const OpenScanReportFileInput = z.strictObject({
  scanId: UuidText,
  /** Query parameters of the signed link, as they came. */
  expires: z.string().max(20),
  signature: z.string().max(128),
});
export type OpenScanReportFileInput = z.input<typeof OpenScanReportFileInput>;

/**
 * The result behind a signed link, served at `pathOf(scanId)`; the signature stands in for a token.
 * Throws `forbidden` / `link_invalid` or `link_expired`; `not_found` / `scan_not_found`.
 */
export async function openScanReportFile(
  context: Pick<OperationContext, 'clock' | 'installation' | 'settings'>,
  input: OpenScanReportFileInput,
  pathOf: (scanId: string) => string = scanReportFilePath,
): Promise<ScanResult> {
  const { scanId, expires, signature } = parseInput(OpenScanReportFileInput, input);
  const link = { path: pathOf(scanId), expires, signature };
  verifySignedPath(link, context.settings.linkSecret, context.clock.now());
  const organizationId = await findOrganizationOfScan(context.installation.db, scanId);
  const store =
    organizationId === undefined ? undefined : context.installation.forOrganization(organizationId);
  const scan = store && organizationId && (await findScan(store.db, organizationId, { id: scanId }));
  if (store === undefined || organizationId === undefined || !scan) {
    throw new SitewardenError('not_found', 'scan_not_found', `There is no scan ${scanId}.`);
  }
  return readScanResult({ clock: context.clock, store, organizationId }, scan);
}
