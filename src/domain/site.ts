import type { RouterTerms } from './router-login.ts';
import { scopeOf, type Scope } from './scope.ts';

/** A place with networks of its own; scans never leave the networks a site declares. */
export interface Site {
  readonly id: string;
  /** Unique within the organization. */
  readonly name: string;
  /** Canonical CIDR texts, at least one. */
  readonly networks: readonly string[];
  /** Canonical CIDR texts that are never scanned, whatever else says so. */
  readonly excludedNetworks: readonly string[];
  /** Canonical texts of devices that are never scanned (`mac:…`, `oui:…`, `class:…`). */
  readonly excludedDevices: readonly string[];
  /** The router that can be asked for what no service says; null where none is declared. */
  readonly router: SiteRouter | null;
  /** What a worker must be labelled with to reach the site; null: any worker does. */
  readonly workerLabel: string | null;
  /** ISO 8601; when a scan of the site last ended, and when one last had an answer; null: never. */
  readonly lastCheckedAt: string | null;
  readonly lastReachedAt: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A router of a site as it may be shown: never with its secrets. */
export interface SiteRouter extends RouterTerms {
  /** Canonical address inside the site's networks. */
  readonly address: string;
  readonly username: string;
  readonly hasPassword: boolean;
  readonly hasSnmpCommunity: boolean;
}

export type SiteOnlineState = 'online' | 'offline' | 'unknown';

/** Whether anything answered when the site was last scanned; unknown before the first scan. */
export function onlineStateOf(site: Pick<Site, 'lastCheckedAt' | 'lastReachedAt'>): SiteOnlineState {
  const { lastCheckedAt, lastReachedAt } = site;
  if (lastCheckedAt === null) return 'unknown';
  return lastReachedAt !== null && Date.parse(lastReachedAt) >= Date.parse(lastCheckedAt)
    ? 'online'
    : 'offline';
}

/**
 * The addresses that may be scanned at a site: what it declares and the further `subnets` a schedule names,
 * without what it excludes. Stored networks are canonical, so an unreadable one permits nothing.
 */
export function scopeOfSite(
  site: Pick<Site, 'networks' | 'excludedNetworks'>,
  subnets: readonly string[] = [],
): Scope {
  return scopeOf([...site.networks, ...subnets], site.excludedNetworks) ?? { allowed: [], excluded: [] };
}
