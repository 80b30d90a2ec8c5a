import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReportFormatName } from '../../reports/report-format.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/** Path of a scan's JSON report on the API. */
export function scanReportFilePath(scanId: string): string {
  return `/v1/scan-reports/${scanId}/report.json`;
}

/** Path of the same as a PDF. */
export function scanReportPdfPath(scanId: string): string {
  return `/v1/scan-reports/${scanId}/report.pdf`;
}

/** Path of the same in any format, for a link that somebody asked for. */
export function reportLinkPath(scanId: string, format: ReportFormatName): string {
  return `/v1/scan-reports/${scanId}/files/${format}`;
}

/** `path` with `expires` (Unix seconds) and `signature` (HMAC-SHA-256, RFC 2104) in its query. */
export function signPath(path: string, expires: number, secret: string): string {
  return `${path}?expires=${expires}&signature=${signatureOf(path, String(expires), secret)}`;
}

/** Throws `forbidden` / `link_invalid` unless signed by us, `link_expired` once its time is over. */
export function verifySignedPath(
  link: { readonly path: string; readonly expires: string; readonly signature: string },
  secret: string,
  now: Date,
): void {
  const expected = Buffer.from(signatureOf(link.path, link.expires, secret));
  const given = Buffer.from(link.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SitewardenError(
      'forbidden',
      'link_invalid',
      'The link is not one of ours. Fetch the report again.',
    );
  }
  // Only digits were ever signed, so the comparison below cannot meet anything else.
  if (Number(link.expires) * 1000 <= now.getTime()) {
    throw new SitewardenError(
      'forbidden',
      'link_expired',
      'The link has expired. Fetch the report for a new one.',
    );
  }
}

function signatureOf(path: string, expires: string, secret: string): string {
  return createHmac('sha256', secret).update(`${path}\n${expires}`).digest('base64url');
}
