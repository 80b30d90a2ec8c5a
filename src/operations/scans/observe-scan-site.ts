import type { IntelligenceView } from '../../domain/intelligence-view.ts';
import { parseIpNetwork } from '../../domain/ip-network.ts';
import type { RunScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { ScanProgress } from '../../domain/scan-progress.ts';
import type { ScanRequest } from '../../domain/scan-request.ts';
import { isInScope } from '../../domain/scope.ts';
import { scopeOfSite, type Site } from '../../domain/site.ts';
import {
  insertHostObservation,
  listObservedAddresses,
} from '../../store/queries/scan-observation-queries.ts';
import { setScanProgress, setScanStatus } from '../../store/queries/scan-queries.ts';
import { clearScanSiteAttempts, setScanSiteStatus } from '../../store/queries/scan-site-queries.ts';
import { findSite } from '../../store/queries/site-queries.ts';
import type { ScanJobContext } from './execute-scan-context.ts';

const progressEveryMs = 500;

/**
 * Scans what is left of a site's part and keeps each host as it is finished. Gives the part as it stands
 * afterwards, in the state `processing`. Rejects when `signal` aborts.
 */
export async function observeScanSite<Lookup extends IntelligenceView>(
  context: ScanJobContext<Lookup>,
  job: RunScanJob,
  scanSite: ScanSite,
  signal: AbortSignal,
): Promise<ScanSite> {
  const startedAt = scanSite.startedAt === null ? context.clock.now() : new Date(scanSite.startedAt);
  await moveOn(context, job, 'starting', { startedAt });
  const site = await findSite(context.store.db, job.organizationId, scanSite.siteId);
  const done = await listObservedAddresses(context.store.db, job.organizationId, scanSite.id);
  const plan = planRest(context, site, scanSite, done);
  await moveOn(context, job, 'running', {});

  const reasons = [...plan.reasons];
  const asked = new Set(plan.request.addresses);
  const saveProgress = throttledProgress(context, job, done.length);
  if (asked.size > 0) {
    for await (const event of context.scanTargets(plan.request, { signal, clock: context.clock })) {
      signal.throwIfAborted();
      if (event.type === 'progress') await saveProgress(event.progress);
      if (event.type === 'end') reasons.push(...event.partialReasons);
      if (event.type === 'host' && asked.has(event.host.ipAddress)) {
        await insertHostObservation(context.store.db, job.organizationId, scanSite.id, event.host);
        await clearScanSiteAttempts(context.store.db, job.organizationId, scanSite.id);
      }
    }
  }
  signal.throwIfAborted();
  await moveOn(context, job, 'processing', { reasons });
  return { ...scanSite, status: 'processing', reasons, startedAt: startedAt.toISOString() };
}

/** What is still to be scanned, narrowed to what the site permits today. */
function planRest(
  context: Pick<ScanJobContext, 'ports' | 'limits'>,
  site: Site | undefined,
  scanSite: ScanSite,
  done: readonly string[],
): { readonly request: ScanRequest; readonly reasons: readonly string[] } {
  const permitted = site === undefined ? undefined : scopeOfSite(site, scanSite.subnets);
  const inside = scanSite.targetIps.filter((ip) => permitted !== undefined && isInScope(permitted, ip));
  const outside = scanSite.targetIps.filter((ip) => permitted === undefined || !isInScope(permitted, ip));
  const finished = new Set(done);
  const addresses = inside.filter((ip) => !finished.has(ip));
  return {
    reasons: outside.map((ip) => `${ip}: no longer inside the networks of the site`),
    request: {
      addresses,
      scope: {
        allowed: addresses.map((ip) => parseIpNetwork(ip)).filter((network) => network !== undefined),
        excluded: permitted?.excluded ?? [],
      },
      ports: context.ports,
      limits: context.limits,
      assumeAlive: false,
    },
  };
}

/** Moves the part and, with its first part, the scan itself; a state already passed is left alone. */
async function moveOn(
  context: Pick<ScanJobContext, 'store'>,
  job: RunScanJob,
  status: 'starting' | 'running' | 'processing',
  change: { readonly startedAt?: Date; readonly reasons?: readonly string[] },
): Promise<void> {
  await context.store.transaction(async (connection) => {
    await setScanSiteStatus(connection, job.organizationId, job.scanSiteId, { status, ...change });
    const { startedAt } = change;
    await setScanStatus(connection, job.organizationId, job.scanId, {
      status,
      ...(startedAt && { startedAt }),
    });
  });
}

/** Saves progress at most every half second, counting in the hosts of earlier attempts. */
function throttledProgress(
  context: Pick<ScanJobContext, 'store' | 'clock' | 'onProgress'>,
  job: RunScanJob,
  doneBefore: number,
): (progress: ScanProgress) => Promise<void> {
  let savedAt = -Infinity;
  return async (current) => {
    const progress = {
      ...current,
      addressesTotal: current.addressesTotal + doneBefore,
      addressesDone: current.addressesDone + doneBefore,
      hostsFound: current.hostsFound + doneBefore,
    };
    context.onProgress?.(job, progress);
    const now = context.clock.now().getTime();
    if (now - savedAt < progressEveryMs && current.phase !== 'done') return;
    savedAt = now;
    await setScanProgress(context.store.db, job.organizationId, job.scanId, progress);
  };
}
