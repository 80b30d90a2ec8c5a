import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import { sharedPartForm, type LeasedScanJob, type RunScanJob } from '../../domain/run-scan-job.ts';
import { isHeldTooLong } from '../../domain/scan-hold.ts';
import { isActiveScanStatus, type ScanSite } from '../../domain/scan.ts';
import { findScan, type StoredScan } from '../../store/queries/scan-queries.ts';
import {
  clearScanSiteAttempts,
  handBackScanSite,
  takeScanSite,
} from '../../store/queries/scan-lease-queries.ts';
import { findScanSite } from '../../store/queries/scan-site-queries.ts';
import { traced } from '../../support/tracing.ts';
import { closeHands, settledPart } from '../hands/settle-division.ts';
import { endScanSite } from './end-scan-site.ts';
import type { ExecuteScanContext, ScanJobContext } from './execute-scan-context.ts';
import type { HoldState } from './find-hold.ts';
import { judgeScanSite } from './judge-scan-site.ts';
import { observeScanSite } from './observe-scan-site.ts';
import { passGate, putOnHold } from './pass-gate.ts';
import { portsToVerify } from './ports-to-verify.ts';
import { startScanCut, type ScanCut } from './scan-cut.ts';
import { watchForHold } from './watch-for-hold.ts';
import { watchForStop } from './watch-for-stop.ts';

// A scan that cannot finish one more host in so many attempts would go on forever.
const maxAttempts = 5;

const scopeNotSealed =
  'the scope does not bear the seal of this server: it was changed, or accepted by an older version or with another key';

/**
 * Runs one site's part of a scan to its end, from the last finished host when it was begun before, or puts it on hold
 * where it may not go on. May be called any number of times for the same job: the stored result is the same. Whoever calls
 * last has the part, and nothing is kept that another writes. Rejects when `signal` aborts, on faults and when the part is
 * lost; it is then left as it is, to be called for again.
 */
export async function executeScanSite<Lookup extends IntelligenceView>(
  whole: ExecuteScanContext<Lookup>,
  queued: RunScanJob,
  signal: AbortSignal,
): Promise<void> {
  const context = { ...whole, store: whole.store.forOrganization(queued.organizationId) };
  const { db } = context.store;
  // Once more where it may go on at once, with other devices left out.
  for (;;) {
    const taken = await takeScanSite(db, queued, context.workerId ?? null);
    const scan = await findScan(db, queued.organizationId, { id: queued.scanId });
    const scanSite = await findScanSite(db, queued.organizationId, queued.scanSiteId);
    // Deleted or ended in the meantime: nothing is left to do.
    if (taken === undefined || scan === undefined || scanSite === undefined) return;
    if (!isActiveScanStatus(scanSite.status)) return;
    const { attempts, lease, workedMs, jobForm } = taken;
    const mayBeDivided = jobForm >= sharedPartForm;
    const job = { ...queued, lease };
    const cut = startScanCut(scan, context);
    try {
      if (isHeldTooLong(scanSite.hold, context.clock.now(), context.deadlines.pauseMs))
        cut.end('pause_timeout');
      // Nothing is sent any more for one that ends: it needs nobody's leave.
      const isEnding =
        scan.stopRequestedAt !== null || cut.signal.aborted || scanSite.status === 'processing';
      const state = isEnding ? nothingHolds : await passGate(context, job, scanSite);
      const parts = { scan, scanSite, cut, attempts, workedMs, mayBeDivided };
      if (state === undefined || (await attempt(context, job, { ...parts, state }, signal))) return;
    } finally {
      cut.close();
    }
  }
}

const nothingHolds: HoldState = { hold: undefined, quietClasses: [] };

interface AttemptParts {
  readonly scan: StoredScan;
  readonly scanSite: ScanSite;
  readonly cut: ScanCut;
  readonly state: HoldState;
  /** This one included, since the last stored host. */
  readonly attempts: number;
  /** How long the part was worked on before. */
  readonly workedMs: number;
  /** Whether every worker that may take it knows how parts are shared. */
  readonly mayBeDivided: boolean;
}

/** Works on the part until it ends or is put on hold; false when it is to go on at once. */
async function attempt<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: LeasedScanJob,
  { scan, scanSite, cut, state, attempts, workedMs, mayBeDivided }: AttemptParts,
  ended: AbortSignal,
): Promise<boolean> {
  const { organizationId } = job;
  const { db } = context.store;
  const givenUp = `given up after ${maxAttempts} attempts without progress`;
  // The attempt after the last one only judges what was found; should that be what fails, nothing more is tried.
  const isHopeless = attempts > maxAttempts + 1;
  if (isHopeless || !context.isScopeSealed(organizationId, scanSite)) {
    const reasons = [...scanSite.reasons, isHopeless ? givenUp : scopeNotSealed];
    await closeHands(context, job);
    const finishedAt = context.clock.now();
    await endScanSite(context, organizationId, scanSite, { status: 'failed', finishedAt, reasons, job });
    return true;
  }
  const stop = watchForStop(context, job);
  const signal = AbortSignal.any([ended, stop.lost]);
  const interruption = watchForHold(context, organizationId, scanSite, state);
  const judged = async (part: ScanSite, endings: Parameters<typeof judgeScanSite>[4]): Promise<void> =>
    traced('judge', {}, async () => judgeScanSite(context, job, scan, part, endings));
  try {
    await stop.check();
    if (attempts > maxAttempts) {
      const part = await settledPart(context, job, scanSite);
      await judged(part, { signal, stop, cut, givenUp });
      return true;
    }
    const isObserved = scanSite.status === 'processing' || stop.signal.aborted;
    const endings = { signal: AbortSignal.any([signal, interruption.signal]), stop, cut };
    const { quietClasses } = state;
    const asking = { ...context, ports: await portsToVerify(context, scan, scanSite.siteId) };
    const observed = isObserved
      ? await settledPart(context, job, scanSite)
      : await traced('observe', {}, async () =>
          observeScanSite(asking, job, scanSite, { ...endings, quietClasses, workedMs, mayBeDivided }),
        );
    await judged(observed, { signal, stop, cut });
    return true;
  } catch (error) {
    const isInterrupted = interruption.signal.aborted;
    // Being told to stop is not the scan's fault.
    if (ended.aborted) await handBackScanSite(db, job);
    else if (isInterrupted) await clearScanSiteAttempts(db, job);
    if (signal.aborted || !isInterrupted) throw error;
    const hold = interruption.hold();
    if (hold === undefined) return false;
    await closeHands(context, job);
    await putOnHold(context, job, scanSite, hold);
    return true;
  } finally {
    interruption.close();
    stop.close();
  }
}
