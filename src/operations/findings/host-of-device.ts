import type { Device, DeviceService } from '../../domain/device.ts';
import type { HostObservation, ServiceObservation } from '../../domain/observation.ts';

/** A device as if a scan had just seen what is kept of it. Replies are not kept, only the id of the observation. */
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
    services: services.map(serviceObservationOf),
    partialReasons: [],
    startedAt: at,
    finishedAt: at,
  };
}

function serviceObservationOf(service: DeviceService): ServiceObservation {
  const { port, transport, tls, banner, observationId, lastSeenAt } = service;
  return {
    port,
    transport,
    identity: {
      service: service.service,
      vendor: service.vendor,
      product: service.product,
      version: service.version,
      cpe: service.cpe,
      extra: service.extra,
      fingerprint: service.fingerprint,
      confidence: service.confidence,
    },
    tls,
    banner,
    observation:
      observationId === null
        ? null
        : { id: observationId, probe: '', observedAt: lastSeenAt, replyBase64: '' },
  };
}
