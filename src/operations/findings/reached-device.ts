import type { DeviceService } from '../../domain/device.ts';
import { observationOfKept } from '../../domain/kept-service.ts';
import type { ServiceObservation } from '../../domain/observation.ts';
import type { ReachedDevice } from '../../findings/is-verified-fix.ts';
import { isSurelyDevice } from '../../inventory/is-surely-device.ts';
import type { KnownDevice, SeenDevice } from '../../inventory/plan-devices.ts';

/** What a scan saw of devices beside what was known of them before. */
export interface DevicesReached {
  readonly devices: readonly SeenDevice[];
  readonly known: readonly KnownDevice[];
  readonly knownServices: readonly DeviceService[];
  /** Of what the scan saw, as it is kept: a service that says less than before is what it was. */
  readonly services: readonly DeviceService[];
}

/**
 * What a scan proves of a device: only what answers at a host that is surely it. All else that is kept of it, or that
 * answers in its place, may still be affected. With several addresses it was reached when the earliest was.
 */
export function reachedDevice(
  { device, hosts }: SeenDevice,
  { known, knownServices, services }: DevicesReached,
): ReachedDevice {
  const before = known.find(({ id }) => id === device.id);
  const own = knownServices.filter(({ deviceId }) => deviceId === device.id);
  const all = hosts.map(({ host }) => host);
  const sure = all.filter(
    (host) => before !== undefined && isSurelyDevice(host, { ...before, services: own }),
  );
  const kept = services.filter(({ deviceId }) => deviceId === device.id);
  const places = new Set(kept.map(placeOf));
  const unseen = own.filter((service) => !places.has(placeOf(service)));
  return {
    seen: sure.flatMap((host) => host.services),
    known: [
      ...all.filter((host) => !sure.includes(host)).flatMap((host) => host.services),
      ...[...kept, ...unseen].map((service) => observationOfKept(service, service.lastSeenAt)),
    ],
    seenAt: all.map(({ finishedAt }) => finishedAt).toSorted()[0] ?? device.firstSeenAt,
  };
}

function placeOf({ port, transport }: Pick<ServiceObservation, 'port' | 'transport'>): string {
  return `${port}/${transport}`;
}
