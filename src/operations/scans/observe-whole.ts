import type { DeviceExclusion } from '../../domain/device-exclusion.ts';
import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { RouterLoadReport } from '../../domain/router-report.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { ScanRequest } from '../../domain/scan-request.ts';
import type { ScanEvent } from '../../domain/scan-progress.ts';
import { addTraffic, type ScanTraffic } from '../../domain/scan-traffic.ts';
import { permits } from '../../scanning/sockets/compiled-scope.ts';
import { insertHostObservations } from '../../store/queries/scan-observation-queries.ts';
import { clearScanSiteAttempts } from '../../store/queries/scan-lease-queries.ts';
import { setScanSiteTraffic } from '../../store/queries/scan-site-queries.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import { knownFirst } from './known-first.ts';
import type { ScanSiteBatch, ScanSitePlan } from './plan-scan-site.ts';
import { progressKeeper, type ProgressKeeper } from './progress-keeper.ts';
import type { SiteRouterOfScan } from './read-site-router.ts';
import { addLoadReports } from './report-of-router.ts';
import type { ScanCut } from './scan-cut.ts';
import { inLease } from './scan-lease.ts';
import type { SiteScanner } from './scanner-of-site.ts';
import { untilStalled } from './until-stalled.ts';
import type { StopWatch } from './watch-for-stop.ts';
import type { WorkedTime } from './worked-time.ts';

const hostsKeptAtOnce = 500;

export interface ScanEndings {
  /** The process ends; the part is left to be resumed. */
  readonly signal: AbortSignal;
  /** The scan shall end; what was found is kept. */
  readonly stop: StopWatch;
  /** What is left is not scanned, for the reason that it gives. */
  readonly cut: ScanCut;
}

/** What a part is scanned with. */
export interface ScanningParts extends ScanEndings {
  readonly plan: ScanSitePlan;
  readonly router: SiteRouterOfScan | undefined;
  readonly scanner: SiteScanner;
  readonly time: WorkedTime;
  /** Hosts that were finished before. */
  readonly hostsBefore: number;
  /** What was sent for the part before. */
  readonly trafficBefore: ScanTraffic | null;
}

/** What came of a part beside its hosts. */
export interface ObservedPart {
  readonly reasons: readonly string[];
  readonly excludedDevices: number;
  /** All that was sent for the part. */
  readonly traffic: ScanTraffic | null;
  readonly load: RouterLoadReport | null;
}

/** Scans what is left of a part, some of its addresses after the others. Rejects when `signal` aborts. */
export async function observeWhole<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: LeasedScanJob,
  parts: ScanningParts & { readonly excludedDevices: readonly DeviceExclusion[] | undefined },
): Promise<ObservedPart> {
  const { plan, hostsBefore, time, stop, cut, excludedDevices } = parts;
  const reasons = new Set<string>();
  let excluded = 0;
  let load: RouterLoadReport | null = null;
  let traffic = parts.trafficBefore;
  const progress = progressKeeper(context, job, plan.addressCount, hostsBefore);
  for (const batch of plan.batches()) {
    const timeLeftMs = context.limits.scanTimeoutMs - time.ms();
    if (timeLeftMs <= 0) cut.end('scan_timeout');
    if (stop.signal.aborted || cut.signal.aborted) break;
    const asked = { ...batch, excludedDevices };
    const end = await observeBatch(context, job, asked, { ...parts, progress, timeLeftMs });
    for (const reason of end?.partialReasons ?? []) reasons.add(reason);
    excluded += end?.excludedDevices ?? 0;
    load = addLoadReports(load, end?.routerLoad);
    traffic = addTraffic(traffic, end?.traffic ?? null);
    if (traffic !== null) await setScanSiteTraffic(context.store.db, job, traffic);
    if (end?.partialReasons.includes('agent_told_too_much')) break;
  }
  return { reasons: [...reasons], excludedDevices: excluded, traffic, load };
}

/** Gives the end, with the reasons why hosts or ports may be missing and what was sent; undefined when a stop kept it away. */
async function observeBatch<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: LeasedScanJob,
  { addresses, scope, excludedDevices }: ScanSiteBatch & Pick<ScanRequest, 'excludedDevices'>,
  { signal, stop, cut, progress, router, scanner, time, timeLeftMs }: BatchParts,
): Promise<ScanEnd | undefined> {
  const { ports, limits, clock } = context;
  const { known = [], load } = router ?? {};
  const request = {
    addresses: knownFirst(addresses, known),
    scope,
    ports,
    limits: { ...limits, scanTimeoutMs: timeLeftMs },
    assumeAlive: false,
    excludedDevices,
    known,
  };
  const hosts: HostObservation[] = [];
  const keep = async (): Promise<void> => {
    const finished = hosts.splice(0);
    if (finished.length === 0) return;
    await inLease(context.store, job, (connection) =>
      insertHostObservations(connection, job.organizationId, job.scanSiteId, finished),
    );
  };
  let end: ScanEnd | undefined;
  const anyEnd = AbortSignal.any([signal, stop.signal, cut.signal]);
  const events = scanner.scan(request, { signal: anyEnd, clock, load });
  const stall = { stallMs: context.deadlines.stallMs, onStall: () => cut.end('no_progress') };
  try {
    for await (const event of untilStalled(events, stall)) {
      signal.throwIfAborted();
      time.count(event.type === 'progress' && event.isWaiting === true);
      if (event.type === 'progress') await progress.save(event.progress, time.ms());
      if (event.type === 'end') end = event;
      if (event.type === 'host' && permits(scope, event.host.ipAddress)) {
        hosts.push(router === undefined ? event.host : await router.complete(event.host));
        // Hosts that a stop cuts short all come at once; they are kept together.
        if (anyEnd.aborted && hosts.length < hostsKeptAtOnce) continue;
        await keep();
        await clearScanSiteAttempts(context.store.db, job);
      }
    }
  } catch (error) {
    // What breaks because it was told to stop has stopped.
    if (signal.aborted || !anyEnd.aborted) throw error;
  } finally {
    progress.endBatch();
  }
  await keep();
  return end;
}

interface BatchParts extends Omit<ScanningParts, 'plan' | 'hostsBefore' | 'trafficBefore'> {
  readonly progress: ProgressKeeper;
  readonly timeLeftMs: number;
}

type ScanEnd = Extract<ScanEvent, { type: 'end' }>;
