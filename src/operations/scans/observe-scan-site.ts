import { parseDeviceExclusions } from '../../domain/device-exclusion.ts';
import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { RouterLoadReport, RouterReport } from '../../domain/router-report.ts';
import type { LeasedScanJob, RunScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { KnownHost, ScanRequest } from '../../domain/scan-request.ts';
import type { ScanEvent } from '../../domain/scan-progress.ts';
import { addTraffic } from '../../domain/scan-traffic.ts';
import { stopReasonOf } from '../../scanning/pipeline/scan-stop.ts';
import { permits } from '../../scanning/sockets/compiled-scope.ts';
import {
  insertHostObservations,
  listObservedAddresses,
} from '../../store/queries/scan-observation-queries.ts';
import { lockScan, setScanStatus } from '../../store/queries/scan-queries.ts';
import { listMacsAtAddress } from '../../store/queries/inventory-queries.ts';
import { clearScanSiteAttempts } from '../../store/queries/scan-lease-queries.ts';
import { setScanSiteStatus, setScanSiteTraffic } from '../../store/queries/scan-site-queries.ts';
import { findSiteWithRouter } from '../../store/queries/site-queries.ts';
import { traced } from '../../support/tracing.ts';
import { announceScanStart } from '../notifications/announce-scan.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import { heardIpv6Addresses } from './heard-ipv6-addresses.ts';
import { planScanSite, type ScanSiteBatch } from './plan-scan-site.ts';
import { readSiteRouter, type SiteRouterOfScan } from './read-site-router.ts';
import { addLoadReports } from './report-of-router.ts';
import type { HoldState } from './find-hold.ts';
import { quietDevices } from './quiet-devices.ts';
import { progressKeeper, type ProgressKeeper } from './progress-keeper.ts';
import { assertLease, inLease } from './scan-lease.ts';
import { sealedSite } from './sealed-site.ts';
import type { ScanCut } from './scan-cut.ts';
import { untilStalled } from './until-stalled.ts';
import { scannerOfSite, type SiteScanner } from './scanner-of-site.ts';
import type { StopWatch } from './watch-for-stop.ts';
import { workedTime, type WorkedTime } from './worked-time.ts';

const hostsKeptAtOnce = 500;

export interface ScanEndings {
  /** The process ends; the part is left to be resumed. */
  readonly signal: AbortSignal;
  /** The scan shall end; what was found is kept. */
  readonly stop: StopWatch;
  /** What is left is not scanned, for the reason that it gives. */
  readonly cut: ScanCut;
}

interface WorkBefore extends Pick<HoldState, 'quietClasses'> {
  /** How long the part was worked on before. */
  readonly workedMs: number;
}

/**
 * Scans what is left of a site's part and keeps each host as it is finished. Gives the part as it stands
 * afterwards, in the state `processing`. Rejects when `signal` aborts; a stop only ends it early.
 */
export async function observeScanSite<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: LeasedScanJob,
  scanSite: ScanSite,
  { quietClasses, workedMs, ...endings }: ScanEndings & WorkBefore,
): Promise<ScanSite> {
  const { signal, stop, cut } = endings;
  const anyEnd = AbortSignal.any([signal, stop.signal, cut.signal]);
  const startedAt = scanSite.startedAt === null ? context.clock.now() : new Date(scanSite.startedAt);
  await moveOn(context, job, 'starting', { startedAt });
  // Whoever stops a part that waits has ended it before this, or is seen by this.
  await stop.check();
  const now = await findSiteWithRouter(context.store.db, job.organizationId, scanSite.siteId);
  const found = now && { ...now, site: sealedSite(now.site, scanSite) };
  const done = await listObservedAddresses(context.store.db, job.organizationId, scanSite.id);
  const quiet = await quietDevices(context.store.db, scanSite.siteId, quietClasses);
  const excludedDevices = found && [
    ...parseDeviceExclusions(found.site.excludedDevices),
    ...quiet.exclusions,
  ];
  await moveOn(context, job, 'running', {});

  const scanner = await scannerOfSite(context, job, scanSite, cut);
  // The router of such a site is as far away as the site, and its login stays here.
  const reached = scanner.isRemote ? undefined : found;
  const router = await routerOf(context, job, reached, anyEnd);
  signal.throwIfAborted();
  const hasIpv6 = scanSite.targets.some((target) => target.includes(':'));
  const heard = hasIpv6 ? await heardIpv6Addresses(router?.known ?? []) : [];
  const plan = planScanSite(found?.site, scanSite, [...done, ...quiet.addresses], heard);
  const reasons = new Set([...plan.reasons, ...(router?.reasons ?? [])]);
  let leftOut = quiet.addresses.length;
  let load: RouterLoadReport | null = null;
  let { traffic } = scanSite;
  const time = workedTime(workedMs);
  const progress = progressKeeper(context, job, plan.addressCount, done.length);
  try {
    for (const batch of plan.batches()) {
      const timeLeftMs = context.limits.scanTimeoutMs - time.ms();
      if (timeLeftMs <= 0) cut.end('scan_timeout');
      if (stop.signal.aborted || cut.signal.aborted) break;
      const parts = { ...endings, progress, router, scanner, time, timeLeftMs };
      const end = await observeBatch(context, job, { ...batch, excludedDevices }, parts);
      for (const reason of end?.partialReasons ?? []) reasons.add(reason);
      if (quietClasses.length > 0) leftOut += end?.excludedDevices ?? 0;
      load = addLoadReports(load, end?.routerLoad);
      traffic = addTraffic(traffic, end?.traffic ?? null);
      if (traffic !== null) await setScanSiteTraffic(context.store.db, job, traffic);
    }
  } finally {
    router?.close();
  }
  signal.throwIfAborted();
  if (leftOut > 0) reasons.add(`a blackout window kept devices out: ${quietClasses.join(', ')}`);
  if (cut.signal.aborted) reasons.add(stopReasonOf(cut.signal));
  const learnt = { reasons: [...reasons], router: router?.report(load) ?? scanSite.router };
  await moveOn(context, job, 'processing', { ...learnt, router: learnt.router ?? undefined });
  return { ...scanSite, ...learnt, status: 'processing', traffic, startedAt: startedAt.toISOString() };
}

/** What the router of the site knows; undefined when there is none to ask, or the scan was stopped meanwhile. */
async function routerOf(
  { clock, routers, store }: Pick<ScanJobContext, 'clock' | 'routers' | 'store'>,
  { organizationId }: RunScanJob,
  found: Awaited<ReturnType<typeof findSiteWithRouter>>,
  signal: AbortSignal,
): Promise<SiteRouterOfScan | undefined> {
  if (routers === undefined || !found?.router || signal.aborted) return undefined;
  const { site, router } = found;
  const knownMacs = await listMacsAtAddress(store.db, site.id, router.address);
  try {
    return await traced('read router', { kind: 'client' }, async () =>
      readSiteRouter({ clock, routers }, { organizationId, site, router, knownMacs }, signal),
    );
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Gives the end, with the reasons why hosts or ports may be missing and what was sent; undefined when a stop kept it away. */
async function observeBatch<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: LeasedScanJob,
  { addresses, scope, excludedDevices }: ScanSiteBatch & Pick<ScanRequest, 'excludedDevices'>,
  { signal, stop, cut, progress, router, scanner, time, timeLeftMs }: ScanEndings & BatchParts,
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

interface BatchParts {
  readonly progress: ProgressKeeper;
  readonly router: SiteRouterOfScan | undefined;
  readonly time: WorkedTime;
  readonly timeLeftMs: number;
  readonly scanner: SiteScanner;
}

type ScanEnd = Extract<ScanEvent, { type: 'end' }>;

/** Who was heard just before comes first, it may be gone later; then what else somebody knows; then all the rest. */
function knownFirst(addresses: readonly string[], known: readonly KnownHost[]): readonly string[] {
  if (known.length === 0) return addresses;
  const ranks = new Map(known.map(({ address, isAlive }) => [address, isAlive === true ? 0 : 1]));
  return addresses.toSorted((one, other) => (ranks.get(one) ?? 2) - (ranks.get(other) ?? 2));
}

/** Moves the part and, with it, the scan itself; a state already passed is left alone. */
async function moveOn(
  context: Pick<ScanJobContext, 'store' | 'clock' | 'newId'>,
  job: LeasedScanJob,
  status: 'starting' | 'running' | 'processing',
  change: {
    readonly startedAt?: Date;
    readonly reasons?: readonly string[];
    readonly router?: RouterReport | undefined;
  },
): Promise<void> {
  const { organizationId, scanId, scanSiteId } = job;
  await context.store.transaction(async (connection) => {
    await lockScan(connection, organizationId, scanId);
    await assertLease(connection, job);
    await setScanSiteStatus(connection, organizationId, scanSiteId, { status, ...change });
    const { startedAt } = change;
    const isFirst = await setScanStatus(connection, organizationId, scanId, { status, startedAt });
    if (isFirst && status === 'starting')
      await announceScanStart(connection, { ...context, organizationId }, scanId);
  });
}
