import type { Device, DeviceService } from '../../domain/device.ts';
import { observationOfKept } from '../../domain/kept-service.ts';
import type { HostObservation } from '../../domain/observation.ts';

/** A device as if a scan had just seen what is kept of it. */
export function hostOfDevice(
  device: Device,
  services: readonly DeviceService[],
  at: string,
): HostObservation {
  return {
    ipAddress: device.ipAddress,
    hostname: device.hostname,
    macAddress: device.macAddress,
    manufacturer: device.manufacturer,
    discoveredBy: 'assumed',
    services: services.map((service) => observationOfKept(service, service.lastSeenAt)),
    partialReasons: [],
    startedAt: at,
    finishedAt: at,
  };
}
