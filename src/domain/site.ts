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
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
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
