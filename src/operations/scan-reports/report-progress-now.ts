import type { ReportProgress } from '../../domain/report-progress.ts';
import { findReportProgress } from '../../store/queries/report-progress-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/** Who makes it tells every second; one that is silent for so long is made by nobody any more. */
const silentMs = 30_000;

/**
 * How far a report is whose scan `mayBeSeen`, by whichever process. Throws `not_found` / `report_progress_not_found` for all
 * others alike.
 */
export async function reportProgressNow(
  { store, organizationId, clock }: Pick<OperationContext, 'store' | 'organizationId' | 'clock'>,
  progressId: string,
  mayBeSeen: (scanId: string) => Promise<boolean> | boolean,
): Promise<ReportProgress> {
  const found = await findReportProgress(store.db, organizationId, progressId);
  if (found === undefined || !(await mayBeSeen(found.scanId))) {
    const detail = `No report is asked for with the progress_id ${progressId}.`;
    throw new SitewardenError('not_found', 'report_progress_not_found', detail);
  }
  const isUnderWay = found.state === 'reading' || found.state === 'writing';
  const isSilent = Date.parse(found.updatedAt) < clock.now().getTime() - silentMs;
  return isUnderWay && isSilent ? { ...found, state: 'abandoned' } : found;
}
