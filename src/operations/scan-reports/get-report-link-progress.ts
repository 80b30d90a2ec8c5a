import { z } from 'zod';
import type { ReportProgress } from '../../domain/report-progress.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { OpenReportLinkInput } from './open-report-link.ts';
import { reportProgressNow } from './report-progress-now.ts';
import { reportLinkPath } from './signed-link.ts';
import { signedScan } from './signed-scan.ts';

export const GetReportLinkProgressInput = z.strictObject({
  ...OpenReportLinkInput.shape,
  progressId: UuidText,
});
export type GetReportLinkProgressInput = z.input<typeof GetReportLinkProgressInput>;

/**
 * How far a report is that somebody opened through a link, for whoever has that link: its signature stands in for a token
 * here too. Throws what `signedScan` throws; `not_found` / `report_progress_not_found`, also for reports of other scans.
 */
export async function getReportLinkProgress(
  context: Pick<OperationContext, 'clock' | 'installation' | 'newId' | 'settings'>,
  input: GetReportLinkProgressInput,
): Promise<ReportProgress> {
  const { scanId, format, progressId, ...given } = parseInput(GetReportLinkProgressInput, input);
  const link = { path: reportLinkPath(scanId, format), expires: given.expires, signature: given.signature };
  const signed = await signedScan(context, scanId, link);
  return reportProgressNow(signed.context, progressId, (ofScan) => ofScan === signed.scan.id);
}
