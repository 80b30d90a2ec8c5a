import { exclusionOf, parseDeviceExclusions, type DeviceExclusion } from '../../domain/device-exclusion.ts';
import type { HostObservation } from '../../domain/observation.ts';
import { isInScope } from '../../domain/scope.ts';
import { scopeOfSite, type Site } from '../../domain/site.ts';
import { gentleTermsOf } from '../../scanning/discovery/fragile-classes.ts';
import { manufacturerOf } from '../../scanning/discovery/manufacturer-of.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

export interface HostsOfSite {
  /** At least one. */
  readonly inside: readonly HostObservation[];
  /** Addresses of the others. */
  readonly refused: readonly string[];
}

/**
 * The hosts of a file that belong to a site: inside of its networks and, as a scan would have it, no device that it
 * excludes. Throws `invalid` / `import_outside_site` where none does.
 */
export async function hostsOfSite(site: Site, hosts: readonly HostObservation[]): Promise<HostsOfSite> {
  const scope = scopeOfSite(site);
  const exclusions = parseDeviceExclusions(site.excludedDevices);
  const inside: HostObservation[] = [];
  const refused: string[] = [];
  for (const host of hosts) {
    const isWanted = isInScope(scope, host.ipAddress) && !(await isExcluded(exclusions, host));
    if (isWanted) inside.push(host);
    else refused.push(host.ipAddress);
  }
  if (inside.length > 0) return { inside, refused };
  throw new SitewardenError(
    'invalid',
    'import_outside_site',
    refused.length === 0
      ? 'The content names no host that was up. Nothing was imported.'
      : `No host lies inside of the networks of the site '${site.name}' without being excluded: ` +
          refused.slice(0, 20).join(', ') +
          `${refused.length > 20 ? ` and ${refused.length - 20} more` : ''}. Nothing was imported.`,
  );
}

async function isExcluded(exclusions: readonly DeviceExclusion[], host: HostObservation): Promise<boolean> {
  if (exclusions.length === 0) return false;
  const { macAddress, manufacturer, hostname } = host;
  const maker = macAddress === null ? null : await manufacturerOf(macAddress).catch(() => null);
  // The file names the maker in its own words; either may tell that the device is fragile.
  const deviceClasses = [maker, manufacturer].map(
    (name) => gentleTermsOf(name, hostname)?.deviceClass ?? null,
  );
  return deviceClasses.some(
    (deviceClass) => exclusionOf(exclusions, { macAddress, deviceClass }) !== undefined,
  );
}
