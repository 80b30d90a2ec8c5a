import type { KeyObject } from 'node:crypto';
import type { LoadLimits } from '../../domain/load-limits.ts';
import type { HostObservation } from '../../domain/observation.ts';
import type { RouterInventory } from '../../domain/router-inventory.ts';
import type { RouterLogin } from '../../domain/router-login.ts';
import type { RouterLoadReport, RouterReport } from '../../domain/router-report.ts';
import type { KnownHost } from '../../domain/scan-request.ts';
import { scopeOfSite, type Site } from '../../domain/site.ts';
import { macOnLink } from '../../scanning/discovery/mac-on-link.ts';
import { ownMacsOfRouter } from '../../scanning/routeros/own-macs.ts';
import { readRouter, type RouterReading } from '../../scanning/routeros/read-router.ts';
import { routerLoadReader } from '../../scanning/routeros/router-load-reader.ts';
import { knownHostsOf, routerView } from '../../scanning/routeros/router-view.ts';
import type { LoadWatchOptions } from '../../scanning/routeros/watch-load.ts';
import { withRouterEvidence } from '../../scanning/routeros/with-router-evidence.ts';
import { permits } from '../../scanning/sockets/compiled-scope.ts';
import type { SiteRouterRecord } from '../../store/queries/site-queries.ts';
import type { Clock } from '../../support/clock.ts';
import { openSecret } from '../secret-seal.ts';
import { placeOf } from '../sites/seal-router.ts';
import { exclusionOfRouter } from './excluded-router.ts';
import { reportOfRouter, wordsOfAttempt } from './report-of-router.ts';

/** What reading routers takes beside the scan itself. */
export interface RouterReadingTerms {
  /** Opens the sealed secrets; undefined where the operator set no key. */
  readonly secretKey: KeyObject | undefined;
  readonly loadLimits: LoadLimits;
}

/** The router of a site while its part of a scan runs. */
export interface SiteRouterOfScan {
  /** Why it could not be read, or not wholly; empty when it was. */
  readonly reasons: readonly string[];
  readonly known: readonly KnownHost[];
  /** What it told, for others who scan the site; null: nothing. */
  readonly inventory: RouterInventory | null;
  /** How its load is asked for; undefined where that is not possible or not wanted. */
  readonly load: Omit<LoadWatchOptions, 'onPace'> | undefined;
  /** The host as seen, with what the router knows of it. */
  complete(host: HostObservation): Promise<HostObservation>;
  /** What is told of it, given how the scan went easy on it. */
  report(load: RouterLoadReport | null): RouterReport;
  close(): void;
}

export interface SitePlace {
  readonly organizationId: string;
  readonly site: Site;
  readonly router: SiteRouterRecord;
  /** MACs that earlier scans found at its address. */
  readonly knownMacs: readonly string[];
}

/**
 * Reads the router of a site before a scan of it; undefined when there is nothing to log in with. What goes wrong is a
 * reason, never an error: a scan does without. Rejects when `signal` fires.
 */
export async function readSiteRouter(
  { clock, routers }: { readonly clock: Clock; readonly routers: RouterReadingTerms },
  place: SitePlace,
  signal: AbortSignal,
): Promise<SiteRouterOfScan | undefined> {
  const { site, router } = place;
  if (router.passwordSealed === null && router.communitySealed === null) return undefined;
  const login = loginOf(place, routers.secretKey);
  if (login === undefined) return unread(router.address, ['secrets_unreadable']);
  const scope = scopeOfSite(site);
  if (!permits(scope, login.address)) return unread(router.address, ['outside_site']);
  // Exclusions win: who bears an excluded MAC is not logged in to, and what it tells all the same is not used.
  if (site.excludedDevices.length > 0) {
    const seen = await macOnLink(login.address, scope, signal);
    const macs = [...place.knownMacs, ...(seen === undefined ? [] : [seen])];
    if (exclusionOfRouter(site, macs) !== undefined) return unread(router.address, ['excluded']);
  }
  const reading = await readRouter(login, { scope, clock, signal });
  signal.throwIfAborted();
  const { inventory } = reading;
  if (inventory === undefined) return unread(router.address, reading.attempts.map(wordsOfAttempt));
  const shown = inventory.interfaces.flatMap(({ macAddress }) => macAddress ?? []);
  if (exclusionOfRouter(site, [...ownMacsOfRouter(inventory), ...shown]) !== undefined) {
    return unread(router.address, ['excluded']);
  }
  const view = routerView(inventory);
  const loads = routers.loadLimits.pollEveryMs === 0 ? undefined : routerLoadReader(login, inventory, scope);
  return {
    reasons: reasonsOf(reading),
    known: knownHostsOf(view),
    inventory,
    load: loads && { read: async (until) => loads.read(until), limits: routers.loadLimits },
    complete: async (host) => withRouterEvidence(host, { inventory, view }, clock),
    report: (load) => reportOfRouter(login.address, reading, load),
    close: () => loads?.close(),
  };
}

function loginOf(
  { organizationId, site, router }: SitePlace,
  key: KeyObject | undefined,
): RouterLogin | undefined {
  const { address, username, certificateSha256, trust, ports, passwordSealed, communitySealed } = router;
  if (key === undefined) return undefined;
  const open = (sealed: string | null, secret: 'password' | 'community'): string | undefined =>
    sealed === null
      ? undefined
      : openSecret(sealed, key, placeOf({ organizationId, siteId: site.id }, secret, router));
  const password = open(passwordSealed, 'password');
  const community = open(communitySealed, 'community');
  if (password === undefined && community === undefined) return undefined;
  return {
    address,
    user: password === undefined ? undefined : { name: username, password },
    certificateSha256,
    trust,
    ports,
    snmpCommunity: community ?? null,
  };
}

function reasonsOf({ inventory }: RouterReading): string[] {
  if (inventory === undefined || inventory.unread.length === 0) return [];
  return [`${inventory.address}: router read without ${inventory.unread.join(', ')}`];
}

function unread(address: string, attempts: readonly string[]): SiteRouterOfScan {
  const reading = { inventory: undefined, attempts: [] };
  return {
    reasons: [`${address}: router not read: ${attempts.join('; ')}`],
    known: [],
    inventory: null,
    load: undefined,
    complete: async (host) => host,
    report: () => ({ ...reportOfRouter(address, reading, null), attempts }),
    close: () => undefined,
  };
}
