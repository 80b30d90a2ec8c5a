import { exclusionOf, parseDeviceExclusions, type DeviceExclusion } from '../../domain/device-exclusion.ts';
import type { Site } from '../../domain/site.ts';

/** The exclusion of the site that names a device with one of `macAddresses`; undefined where none does. */
export function exclusionOfRouter(
  { excludedDevices }: Pick<Site, 'excludedDevices'>,
  macAddresses: Iterable<string>,
): DeviceExclusion | undefined {
  const exclusions = parseDeviceExclusions(excludedDevices);
  for (const macAddress of macAddresses) {
    const found = exclusionOf(exclusions, { macAddress, deviceClass: null });
    if (found !== undefined) return found;
  }
  return undefined;
}
