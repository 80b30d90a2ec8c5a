import { parseDeviceExclusions } from '../../domain/device-exclusion.ts';
import type { ScanEvent } from '../../domain/scan-progress.ts';
import type { KnownHost, ScanRequest } from '../../domain/scan-request.ts';
import { scopeOfSite } from '../../domain/site.ts';
import { defaultLimits } from '../../scanning/scan-limits.ts';
import { openDeviceBlackouts, pausingBlackout } from '../../scheduling/pausing-blackout.ts';
import { permits } from '../../scanning/sockets/compiled-scope.ts';
import type { Connection } from '../../store/database.ts';
import { findAgentOfSite, isScannedByAgents } from '../../store/queries/agent-queries.ts';
import { listBlackoutWindowsOf } from '../../store/queries/blackout-window-queries.ts';
import { listLastSeenHosts } from '../../store/queries/device-queries.ts';
import { findSiteWithRouter } from '../../store/queries/site-queries.ts';
import type { InstallationContext } from '../operation-context.ts';
import { quietDevices } from '../scans/quiet-devices.ts';

/** Hosts of a site that are asked beside its router. */
const hostsAsked = 8;
const lookTimeoutMs = 6000;
/** An agent without work is heard every five seconds. */
const agentSilenceMs = 60_000;

/** What a look at a site sends with; the product's own line, without ports. */
export type AskHosts = (request: ScanRequest, signal: AbortSignal) => AsyncIterable<ScanEvent>;

/** Who looks at sites, and what for. */
export interface SiteLook extends Pick<InstallationContext, 'store' | 'clock'> {
  readonly askHosts: AskHosts;
  /** Labels of the networks that can be reached from here; absent: none. */
  readonly reachedLabels?: readonly string[];
}

/** Which networks of a site are looked at. */
interface LookedAt {
  readonly siteId: string;
  readonly subnets: readonly string[];
}

/**
 * Whether anybody answers at a site: its router, or one of the hosts that scans have seen last, asked only whether they are
 * there, inside of the site's scope. A site of which nobody is known, or that is not reached from here, counts as online:
 * only a scan can tell. One that an agent scans is online while the agent is heard.
 */
export async function isSiteOnline(
  look: SiteLook,
  organizationId: string,
  at: LookedAt,
  signal: AbortSignal = new AbortController().signal,
): Promise<boolean> {
  // All that is read of a site in one transaction: each by itself would be one, and thousands are looked at in a minute.
  const known = await look.store
    .forOrganization(organizationId)
    .transaction(async (connection) => whatIsKnown(connection, look, organizationId, at));
  if (typeof known === 'boolean') return known;
  for await (const event of look.askHosts(known, signal)) {
    if (event.type === 'host') return true;
    // Whoever may not be asked tells nothing of the site.
    if (event.type === 'end' && event.excludedDevices === known.addresses.length) return true;
  }
  return false;
}

/** Whether somebody is there, where that is known; else what is to be asked. */
async function whatIsKnown(
  db: Connection,
  { clock, reachedLabels = [] }: SiteLook,
  organizationId: string,
  { siteId, subnets }: LookedAt,
): Promise<boolean | ScanRequest> {
  const found = await findSiteWithRouter(db, organizationId, siteId);
  if (found === undefined) return true;
  const agent = await findAgentOfSite(db, organizationId, siteId);
  if (agent !== undefined) {
    return clock.now().getTime() - Date.parse(agent.lastHeardAt ?? agent.createdAt) < agentSilenceMs;
  }
  // Without an agent there is nobody who could ask; the scan says so.
  if (await isScannedByAgents(db, organizationId, siteId)) return true;
  const { site, router } = found;
  // Whoever does not reach it hears nothing of it.
  if (site.workerLabel !== null && !reachedLabels.includes(site.workerLabel)) return true;
  const now = clock.now();
  const windows = await listBlackoutWindowsOf(db, organizationId);
  // Nothing is sent to a site in its window, not even this; the run is put off by the window anyway.
  if (pausingBlackout(windows, { siteId, acceptedAt: new Date(0) }, now) !== undefined) return true;
  const classes = openDeviceBlackouts(windows, siteId, now).flatMap(
    ({ deviceClasses }) => deviceClasses ?? [],
  );
  const quiet = await quietDevices(db, siteId, [...new Set(classes)]);
  const scope = scopeOfSite(site, subnets);
  const seen = await listLastSeenHosts(db, siteId, hostsAsked);
  const known = new Map<string, KnownHost>(seen.map((host) => [host.address, host]));
  const asked = [...new Set([...(router ? [router.address] : []), ...known.keys()])];
  const addresses = asked.filter((address) => permits(scope, address) && !quiet.addresses.includes(address));
  if (addresses.length === 0) return true;
  return {
    addresses,
    scope,
    ports: { tcp: [], udp: [] },
    limits: { ...defaultLimits, scanTimeoutMs: lookTimeoutMs },
    assumeAlive: false,
    excludedDevices: [...parseDeviceExclusions(site.excludedDevices), ...quiet.exclusions],
    known: [...known.values()],
  };
}
