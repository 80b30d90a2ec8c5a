import type { ScanSite } from '../../domain/scan.ts';
import type { Site } from '../../domain/site.ts';

type Exclusions = Pick<Site, 'excludedNetworks' | 'excludedDevices'>;

/** The site with what it excludes now and what it excluded when the scan was accepted. */
export function sealedSite<Found extends Exclusions>(
  site: Found,
  part: Pick<ScanSite, 'excludedNetworks' | 'excludedDevices'>,
): Found {
  return {
    ...site,
    excludedNetworks: [...new Set([...site.excludedNetworks, ...part.excludedNetworks])],
    excludedDevices: [...new Set([...site.excludedDevices, ...part.excludedDevices])],
  };
}
