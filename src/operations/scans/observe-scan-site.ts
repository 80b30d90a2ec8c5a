import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { RunScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { ScanProgress } from '../../domain/scan-progress.ts';
import { permits } from '../../scanning/sockets/compiled-scope.ts';
import {
  insertHostObservations,
  listObservedAddresses,
} from '../../store/queries/scan-observation-queries.ts';
import { lockScan, setScanStatus } from '../../store/queries/scan-queries.ts';
import {
  clearScanSiteAttempts,
  setScanSiteProgress,
  setScanSiteStatus,
} from '../../store/queries/scan-site-queries.ts';
import { findSite } from '../../store/queries/site-queries.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import { planScanSite, type ScanSiteBatch } from './plan-scan-site.ts';
import type { StopWatch } from './watch-for-stop.ts';

const progressEveryMs = 500;
const hostsKeptAtOnce = 500;

export interface ScanEndings {
  /** The process ends; the part is left to be resumed. */
  readonly signal: AbortSignal;
  /** The scan shall end; what was found is kept. */
  readonly stop: StopWatch;
}

/**
 * Scans what is left of a site's part and keeps each host as it is finished. Gives the part as it stands
 * afterwards, in the state `processing`. Rejects when `signal` aborts; a stop only ends it early.
 */
export async function observeScanSite<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: RunScanJob,
  scanSite: ScanSite,
  { signal, stop }: ScanEndings,
): Promise<ScanSite> {
  const startedAt = scanSite.startedAt === null ? context.clock.now() : new Date(scanSite.startedAt);
  await moveOn(context, job, 'starting', { startedAt });
  // Whoever stops a part that waits has ended it before this, or is seen by this.
  await stop.check();
  const site = await findSite(context.store.db, job.organizationId, scanSite.siteId);
  const done = await listObservedAddresses(context.store.db, job.organizationId, scanSite.id);
  const plan = planScanSite(site, scanSite, done);
  await moveOn(context, job, 'running', {});

  const reasons = new Set(plan.reasons);
  const progress = progressKeeper(context, job, plan.addressCount, done.length);
  for (const batch of plan.batches()) {
    if (stop.signal.aborted) break;
    const endReasons = await observeBatch(context, job, batch, { signal, stop, progress });
    for (const reason of endReasons) reasons.add(reason);
  }
  signal.throwIfAborted();
  await moveOn(context, job, 'processing', { reasons: [...reasons] });
  return { ...scanSite, status: 'processing', reasons: [...reasons], startedAt: startedAt.toISOString() };
}

/** Gives the reasons why hosts or ports may be missing. */
async function observeBatch<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: RunScanJob,
  { addresses, scope }: ScanSiteBatch,
  { signal, stop, progress }: ScanEndings & { readonly progress: ProgressKeeper },
): Promise<readonly string[]> {
  const { db } = context.store;
  const { ports, limits, clock } = context;
  const request = { addresses, scope, ports, limits, assumeAlive: false };
  const hosts: HostObservation[] = [];
  const keep = (): Promise<void> =>
    insertHostObservations(db, job.organizationId, job.scanSiteId, hosts.splice(0));
  let reasons: readonly string[] = [];
  const either = AbortSignal.any([signal, stop.signal]);
  try {
    for await (const event of context.scanTargets(request, { signal: either, clock })) {
      signal.throwIfAborted();
      if (event.type === 'progress') await progress.save(event.progress);
      if (event.type === 'end') reasons = event.partialReasons;
      if (event.type === 'host' && permits(scope, event.host.ipAddress)) {
        hosts.push(event.host);
        // Hosts that a stop cuts short all come at once; they are kept together.
        if (stop.signal.aborted && hosts.length < hostsKeptAtOnce) continue;
        await keep();
        await clearScanSiteAttempts(db, job.organizationId, job.scanSiteId);
      }
    }
  } catch (error) {
    // What breaks because it was told to stop has stopped.
    if (signal.aborted || !stop.signal.aborted) throw error;
  } finally {
    progress.endBatch();
  }
  await keep();
  return reasons;
}

/** Moves the part and, with it, the scan itself; a state already passed is left alone. */
async function moveOn(
  context: Pick<ScanJobContext, 'store'>,
  job: RunScanJob,
  status: 'starting' | 'running' | 'processing',
  change: { readonly startedAt?: Date; readonly reasons?: readonly string[] },
): Promise<void> {
  const { organizationId, scanId, scanSiteId } = job;
  await context.store.transaction(async (connection) => {
    await lockScan(connection, organizationId, scanId);
    await setScanSiteStatus(connection, organizationId, scanSiteId, { status, ...change });
    const { startedAt } = change;
    await setScanStatus(connection, organizationId, scanId, { status, startedAt });
  });
}

interface ProgressKeeper {
  save(current: ScanProgress): Promise<void>;
  /** What comes next counts from zero again. */
  endBatch(): void;
}

/** Saves progress at most every half second, counting in earlier batches and the hosts of earlier attempts. */
function progressKeeper(
  context: Pick<ScanJobContext, 'store' | 'clock' | 'onProgress'>,
  job: RunScanJob,
  addressCount: number,
  doneBefore: number,
): ProgressKeeper {
  let savedAt = -Infinity;
  let before = { ...noProgress, addressesDone: doneBefore, hostsFound: doneBefore };
  let sum: ScanProgress = before;
  return {
    async save(current) {
      sum = { ...addUp(before, current), addressesTotal: addressCount + doneBefore };
      const isEnd = current.phase === 'done' && sum.addressesDone >= sum.addressesTotal;
      if (!isEnd && sum.phase === 'done') sum = { ...sum, phase: 'services' };
      context.onProgress?.(job, sum);
      const now = context.clock.now().getTime();
      if (now - savedAt < progressEveryMs && current.phase !== 'done') return;
      savedAt = now;
      await setScanSiteProgress(context.store.db, job.organizationId, job.scanSiteId, sum);
    },
    endBatch: () => void (before = sum),
  };
}

const noProgress: ScanProgress = {
  phase: 'discovery',
  addressesTotal: 0,
  addressesDone: 0,
  hostsFound: 0,
  portsDone: 0,
  portsTotal: 0,
  openPorts: 0,
  servicesIdentified: 0,
  packetsSent: 0,
};

function addUp(before: ScanProgress, current: ScanProgress): ScanProgress {
  return {
    ...current,
    addressesDone: before.addressesDone + current.addressesDone,
    hostsFound: before.hostsFound + current.hostsFound,
    portsDone: before.portsDone + current.portsDone,
    portsTotal: before.portsTotal + current.portsTotal,
    openPorts: before.openPorts + current.openPorts,
    servicesIdentified: before.servicesIdentified + current.servicesIdentified,
    packetsSent: before.packetsSent + current.packetsSent,
  };
}
