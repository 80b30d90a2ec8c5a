import { z } from 'zod';
import type { ReportProgress } from '../../domain/report-progress.ts';
import { findReportProgress } from '../../store/queries/report-progress-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleScan } from './visible-scan.ts';

export const GetReportProgressInput = z.strictObject({ progressId: UuidText });
export type GetReportProgressInput = z.input<typeof GetReportProgressInput>;

/** Who makes it tells every second; one that is silent for so long is made by nobody any more. */
const silentMs = 30_000;

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
  const found = await findReportProgress(context.store.db, context.organizationId, progressId);
  if (found === undefined || !(await isVisible(context, found.scanId))) {
    const detail = `No report is asked for with the progress_id ${progressId}.`;
    throw new SitewardenError('not_found', 'report_progress_not_found', detail);
  }
  const isUnderWay = found.state === 'reading' || found.state === 'writing';
  const isSilent = Date.parse(found.updatedAt) < context.clock.now().getTime() - silentMs;
  return isUnderWay && isSilent ? { ...found, state: 'abandoned' } : found;
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
