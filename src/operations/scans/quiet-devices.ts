import type { DeviceClass } from '../../domain/device-class.ts';
import { fragileClasses, type DeviceExclusion } from '../../domain/device-exclusion.ts';
import type { Connection } from '../../store/database.ts';
import { listDevicesOfClasses } from '../../store/queries/device-class-queries.ts';

/** What a scan leaves out while windows for certain kinds of devices are open. */
export interface QuietDevices {
  readonly exclusions: readonly DeviceExclusion[];
  /** Of devices of which no MAC address is known. */
  readonly addresses: readonly string[];
}

/** Devices of these classes, as earlier scans found them at the site, and those that show their class in this one. */
export async function quietDevices(
  db: Connection,
  siteId: string,
  classes: readonly DeviceClass[],
): Promise<QuietDevices> {
  if (classes.length === 0) return { exclusions: [], addresses: [] };
  const known = await listDevicesOfClasses(db, siteId, classes);
  const macAddresses = new Set(known.flatMap((device) => device.macAddresses));
  const shown = fragileClasses.filter((name) => classes.includes(name));
  return {
    exclusions: [
      ...shown.map((deviceClass) => ({ kind: 'class', deviceClass }) as const),
      ...[...macAddresses].map((macAddress) => ({ kind: 'mac', macAddress }) as const),
    ],
    addresses: known.filter((device) => device.macAddresses.length === 0).map(({ ipAddress }) => ipAddress),
  };
}
