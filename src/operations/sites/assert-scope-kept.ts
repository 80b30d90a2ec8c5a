import type { Actor } from '../../domain/actor.ts';
import { scopeOf, type Scope } from '../../domain/scope.ts';
import { networkToRange, subtractRanges, type AddressRange } from '../../scanning/targets/address-range.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

interface Networks {
  readonly networks: readonly string[];
  readonly excludedNetworks: readonly string[];
  /** Left out where they are no question. */
  readonly excludedDevices?: readonly string[];
}

/**
 * Refuses credentials for certain sites to let scans reach more addresses than they may already: with a wider scope
 * they could look at the networks of sites hidden from them. Throws `forbidden` / `restricted_to_sites`.
 */
export function assertScopeKept(actor: Actor, before: Networks, after: Networks): void {
  if (actor.siteIds === null) return;
  const keepsDevices = (before.excludedDevices ?? []).every(
    (device) => after.excludedDevices?.includes(device) === true,
  );
  if (keepsDevices && subtractRanges(reachOf(after), reachOf(before)).length === 0) return;
  throw new SitewardenError(
    'forbidden',
    'restricted_to_sites',
    'These credentials are restricted to certain sites: they may scan only within the networks that the sites ' +
      'declare already, and cannot add to them.',
  );
}

function reachOf({ networks, excludedNetworks }: Omit<Networks, 'excludedDevices'>): AddressRange[] {
  const scope: Scope = scopeOf(networks, excludedNetworks) ?? { allowed: [], excluded: [] };
  return subtractRanges(scope.allowed.map(networkToRange), scope.excluded.map(networkToRange));
}
