import { z } from 'zod';
import type { ReportProgress } from '../../domain/report-progress.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { reportProgressNow } from './report-progress-now.ts';
import { visibleScan } from './visible-scan.ts';

export const GetReportProgressInput = z.strictObject({ progressId: UuidText });
export type GetReportProgressInput = z.input<typeof GetReportProgressInput>;

/**
 * How far a report is that was asked for with this `progressId`, by whichever process; kept for an hour. Scope `cve:view`.
 * Throws `not_found` / `report_progress_not_found`, also where its scan cannot be seen.
 */
export async function getReportProgress(
  context: OperationContext,
  input: GetReportProgressInput,
): Promise<ReportProgress> {
  authorise(context, 'cve:view');
  const { progressId } = parseInput(GetReportProgressInput, input);
  return reportProgressNow(context, progressId, async (scanId) => isVisible(context, scanId));
}

async function isVisible(context: OperationContext, scanId: string): Promise<boolean> {
  try {
    await visibleScan(context, scanId);
    return true;
  } catch (error) {
    if (error instanceof SitewardenError && error.code === 'scan_not_found') return false;
    throw error;
  }
}
