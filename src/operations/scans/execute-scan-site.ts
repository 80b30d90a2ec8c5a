import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { RunScanJob } from '../../domain/run-scan-job.ts';
import { isActiveScanStatus } from '../../domain/scan.ts';
import { findScan } from '../../store/queries/scan-queries.ts';
import {
  clearScanSiteAttempts,
  countScanSiteAttempt,
  findScanSite,
} from '../../store/queries/scan-site-queries.ts';
import { endScanSite } from './end-scan-site.ts';
import type { ExecuteScanContext } from './execute-scan-context.ts';
import { judgeScanSite } from './judge-scan-site.ts';
import { observeScanSite } from './observe-scan-site.ts';
import { watchForStop } from './watch-for-stop.ts';

// A scan that cannot finish one more host in so many attempts would go on forever.
const maxAttempts = 5;

/**
 * Runs one site's part of a scan to its end, from the last finished host when it was begun before. May be called
 * any number of times for the same job: the stored result is the same. Rejects when `signal` aborts and on
 * faults; the part is then left as it is, to be called for again.
 */
export async function executeScanSite<Lookup extends IntelligenceView>(
  whole: ExecuteScanContext<Lookup>,
  job: RunScanJob,
  signal: AbortSignal,
): Promise<void> {
  const context = { ...whole, store: whole.store.forOrganization(job.organizationId) };
  const { db } = context.store;
  const scan = await findScan(db, job.organizationId, { id: job.scanId });
  const scanSite = await findScanSite(db, job.organizationId, job.scanSiteId);
  // Deleted or ended in the meantime: nothing is left to do.
  if (scan === undefined || scanSite === undefined || !isActiveScanStatus(scanSite.status)) return;
  const attempts = await countScanSiteAttempt(db, job.organizationId, scanSite.id);
  const givenUp = `given up after ${maxAttempts} attempts without progress`;
  // The attempt after the last one only judges what was found; should that be what fails, nothing more is tried.
  if (attempts > maxAttempts + 1) {
    const finishedAt = context.clock.now();
    const reasons = [...scanSite.reasons, givenUp];
    await endScanSite(context, job.organizationId, scanSite, { status: 'failed', finishedAt, reasons });
    return;
  }
  const stop = watchForStop(context, job);
  try {
    await stop.check();
    if (attempts > maxAttempts) {
      await judgeScanSite(context, job, scan, scanSite, { signal, stop, givenUp });
      return;
    }
    const isObserved = scanSite.status === 'processing' || stop.signal.aborted;
    const endings = { signal, stop };
    const observed = isObserved ? scanSite : await observeScanSite(context, job, scanSite, endings);
    await judgeScanSite(context, job, scan, observed, endings);
  } catch (error) {
    // Being told to stop is not the scan's fault.
    if (signal.aborted) await clearScanSiteAttempts(db, job.organizationId, scanSite.id);
    throw error;
  } finally {
    stop.close();
  }
}
