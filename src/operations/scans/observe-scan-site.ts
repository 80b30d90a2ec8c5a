import { deviceClasses, type DeviceClass } from '../../domain/device-class.ts';
import { parseDeviceExclusions } from '../../domain/device-exclusion.ts';
import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import type { RouterReport } from '../../domain/router-report.ts';
import type { LeasedScanJob, RunScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { ScanTraffic } from '../../domain/scan-traffic.ts';
import { stopReasonOf } from '../../scanning/pipeline/scan-stop.ts';
import { deleteDivision } from '../../store/queries/scan-division-queries.ts';
import { listObservedAddresses } from '../../store/queries/scan-observation-queries.ts';
import { lockScan, setScanStatus } from '../../store/queries/scan-queries.ts';
import { listMacsAtAddress } from '../../store/queries/inventory-queries.ts';
import { setScanSiteStatus, setScanSiteTraffic } from '../../store/queries/scan-site-queries.ts';
import { findSiteWithRouter } from '../../store/queries/site-queries.ts';
import { traced } from '../../support/tracing.ts';
import { joinOutdatedDivision } from '../hands/join-outdated-division.ts';
import { observeDivided } from '../hands/observe-divided.ts';
import { announceScanStart } from '../notifications/announce-scan.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import { heardIpv6Addresses } from './heard-ipv6-addresses.ts';
import { observeWhole, type ObservedPart, type ScanEndings } from './observe-whole.ts';
import { planScanSite } from './plan-scan-site.ts';
import { readSiteRouter, type SiteRouterOfScan } from './read-site-router.ts';
import type { HoldState } from './find-hold.ts';
import { quietDevices } from './quiet-devices.ts';
import type { ScanCut } from './scan-cut.ts';
import { assertLease } from './scan-lease.ts';
import { sealedSite } from './sealed-site.ts';
import { scannerOfSite } from './scanner-of-site.ts';
import { workedTime } from './worked-time.ts';

interface WorkBefore extends Pick<HoldState, 'quietClasses'> {
  /** How long the part was worked on before. */
  readonly workedMs: number;
  /** Whether every worker that may take the part knows how it is shared. */
  readonly mayBeDivided: boolean;
}

/**
 * Scans what is left of a site's part, with the help of other workers where it is large, and keeps each host as it is finished.
 * Gives the part as it stands afterwards, in the state `processing`. Rejects when `signal` aborts; a stop only ends it early.
 */
export async function observeScanSite<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: LeasedScanJob,
  scanSite: ScanSite,
  { quietClasses, workedMs, mayBeDivided, ...endings }: ScanEndings & WorkBefore,
): Promise<ScanSite> {
  const { signal, stop, cut } = endings;
  const { db } = context.store;
  const anyEnd = AbortSignal.any([signal, stop.signal, cut.signal]);
  const keptOut = classesKeptOut(scanSite, cut, quietClasses);
  const startedAt = scanSite.startedAt === null ? context.clock.now() : new Date(scanSite.startedAt);
  await moveOn(context, job, 'starting', { startedAt });
  // Whoever stops a part that waits has ended it before this, or is seen by this.
  await stop.check();
  await moveOn(context, job, 'running', {});

  const scanner = await scannerOfSite(context, job, scanSite, cut);
  const trafficBefore = await joinOutdatedDivision(context, job, scanSite, {
    isRemote: scanner.isRemote,
    quietClasses,
  });
  const now = await findSiteWithRouter(db, job.organizationId, scanSite.siteId);
  const found = now && { ...now, site: sealedSite(now.site, scanSite) };
  const quiet = await quietDevices(db, scanSite.siteId, quietClasses);
  const excludedDevices = found && [
    ...parseDeviceExclusions(found.site.excludedDevices),
    ...quiet.exclusions,
  ];
  // The router of such a site is as far away as the site, and its login stays here.
  const reached = scanner.isRemote ? undefined : found;
  const router = await routerOf(context, job, reached, anyEnd);
  signal.throwIfAborted();
  const hasIpv6 = scanSite.targets.some((target) => target.includes(':'));
  const heard = hasIpv6 ? await heardIpv6Addresses(router?.known ?? []) : [];
  const done = await listObservedAddresses(db, job.organizationId, scanSite.id);
  const plan = planScanSite(found?.site, scanSite, [...done, ...quiet.addresses], heard);
  const time = workedTime(workedMs);
  const parts = { ...endings, router, scanner, plan, hostsBefore: done.length, time, trafficBefore };
  const mayBegin = mayBeDivided && !scanner.isRemote;
  let seen: ObservedPart;
  try {
    seen =
      (await observeDivided(context, job, { ...parts, quietClasses, mayBegin })) ??
      (await observeWhole(context, job, { ...parts, excludedDevices }));
  } finally {
    router?.close();
  }
  signal.throwIfAborted();
  const reasons = new Set([...plan.reasons, ...(router?.reasons ?? []), ...seen.reasons]);
  const leftOut = quiet.addresses.length + (quietClasses.length > 0 ? seen.excludedDevices : 0);
  if (leftOut > 0) reasons.add(`a blackout window kept devices out: ${quietClasses.join(', ')}`);
  if (cut.signal.aborted) reasons.add(stopReasonOf(cut.signal));
  const learnt = { reasons: [...reasons], router: router?.report(seen.load) ?? scanSite.router };
  const kept = { ...learnt, traffic: seen.traffic };
  const change = { ...kept, router: learnt.router ?? undefined, quietClasses: keptOut };
  await moveOn(context, job, 'processing', change);
  return { ...scanSite, ...kept, status: 'processing', startedAt: startedAt.toISOString() };
}

/** Which kinds of devices a blackout window keeps from being asked: all, where it held the part until its time was over. */
function classesKeptOut(
  { hold }: Pick<ScanSite, 'hold'>,
  { signal }: Pick<ScanCut, 'signal'>,
  quietClasses: readonly DeviceClass[],
): readonly DeviceClass[] {
  return signal.aborted && hold?.reason === 'blackout' ? deviceClasses : quietClasses;
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

/** Moves the part and, with it, the scan itself; a state already passed is left alone. */
async function moveOn(
  context: Pick<ScanJobContext, 'store' | 'clock' | 'newId'>,
  job: LeasedScanJob,
  status: 'starting' | 'running' | 'processing',
  change: {
    readonly startedAt?: Date;
    readonly reasons?: readonly string[];
    readonly router?: RouterReport | undefined;
    readonly traffic?: ScanTraffic | null;
    readonly quietClasses?: readonly DeviceClass[];
  },
): Promise<void> {
  const { organizationId, scanId, scanSiteId } = job;
  await context.store.transaction(async (connection) => {
    await lockScan(connection, organizationId, scanId);
    await assertLease(connection, job);
    const { startedAt, traffic } = change;
    await setScanSiteStatus(connection, organizationId, scanSiteId, { status, ...change });
    if (traffic) await setScanSiteTraffic(connection, job, traffic);
    // From here on nobody scans it any more, and what came of its blocks is told.
    if (status === 'processing') await deleteDivision(connection, job);
    const isFirst = await setScanStatus(connection, organizationId, scanId, { status, startedAt });
    if (isFirst && status === 'starting')
      await announceScanStart(connection, { ...context, organizationId }, scanId);
  });
}
