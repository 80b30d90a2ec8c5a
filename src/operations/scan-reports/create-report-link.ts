import { z } from 'zod';
import type { ReportFormatName } from '../../reports/report-format.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { ExportScanReportInput } from './export-scan-report.ts';
import { reportLinkPath, signPath } from './signed-link.ts';
import { visibleScan } from './visible-scan.ts';

const maxLifetimeSeconds = 30 * 24 * 3600;

export const CreateReportLinkInput = z.strictObject({
  ...ExportScanReportInput.shape,
  /** Seconds; the operator's setting when not given. */
  lifetimeSeconds: z.int().min(60).max(maxLifetimeSeconds).optional(),
});
export type CreateReportLinkInput = z.input<typeof CreateReportLinkInput>;

/** A link that opens one report in one format without credentials, until its time is over. */
export interface ReportLink {
  readonly url: string;
  readonly format: ReportFormatName;
  readonly expiresAt: string;
}

/** Makes a link to hand to somebody without an account. Scope `cve:view`. Throws `not_found` / `scan_not_found`. */
export async function createReportLink(
  context: OperationContext,
  input: CreateReportLinkInput,
): Promise<ReportLink> {
  authorise(context, 'cve:view');
  const { scanId, format, lifetimeSeconds } = parseInput(CreateReportLinkInput, input);
  const { id } = await visibleScan(context, scanId);
  const { publicUrl, linkSecret, linkLifetimeSeconds } = context.settings;
  const now = Math.floor(context.clock.now().getTime() / 1000);
  const expires = now + (lifetimeSeconds ?? linkLifetimeSeconds);
  return {
    url: `${publicUrl}${signPath(reportLinkPath(id, format), expires, linkSecret)}`,
    format,
    expiresAt: new Date(expires * 1000).toISOString(),
  };
}
