import type { DeviceEvent, DeviceService } from '../domain/device.ts';
import type { ServiceObservation } from '../domain/observation.ts';
import type { SeenDevice, Sighting } from './plan-devices.ts';

interface SeenService {
  readonly observation: ServiceObservation;
  readonly seenAt: string;
}

/**
 * The services of seen devices as they are to be kept, with what is new or different. A service that says less of
 * itself than before keeps what it said.
 */
export function planServices(
  devices: readonly SeenDevice[],
  known: readonly DeviceService[],
  sighting: Sighting,
): {
  readonly services: readonly DeviceService[];
  readonly events: readonly DeviceEvent[];
  /** Those that say less of themselves than before. */
  readonly lessSaid: readonly DeviceService[];
} {
  const byPlace = new Map(known.map((service) => [placeOf(service.deviceId, service), service]));
  const services: DeviceService[] = [];
  const events: DeviceEvent[] = [];
  const lessSaid: DeviceService[] = [];
  for (const seen of devices) {
    for (const { observation, seenAt } of servicesOf(seen)) {
      const before = byPlace.get(placeOf(seen.device.id, observation));
      const service = serviceOf(seen.device.id, { observation, seenAt }, before, sighting);
      services.push(service);
      if (before !== undefined && saysLess(observation.identity, before)) lessSaid.push(service);
      const event =
        before === undefined ? appeared(service, seen, sighting) : changed(before, service, sighting);
      if (event !== undefined) events.push(event);
    }
  }
  return { services, events, lessSaid };
}

function placeOf(deviceId: string, place: Pick<ServiceObservation, 'port' | 'transport'>): string {
  return `${deviceId} ${place.port}/${place.transport}`;
}

/** The services of all hosts of a device; of several at one port the surest. */
function servicesOf({ hosts }: SeenDevice): Iterable<SeenService> {
  const surest = new Map<string, SeenService>();
  for (const { host } of hosts) {
    for (const observation of host.services) {
      const place = placeOf('', observation);
      const other = surest.get(place);
      if (other !== undefined && other.observation.identity.confidence >= observation.identity.confidence)
        continue;
      surest.set(place, { observation, seenAt: host.finishedAt });
    }
  }
  return surest.values();
}

function serviceOf(
  deviceId: string,
  { observation, seenAt }: SeenService,
  before: DeviceService | undefined,
  { newId }: Sighting,
): DeviceService {
  const { port, transport, identity, banner } = observation;
  const said = { ...identity, banner, observationId: observation.observation?.id ?? null };
  return {
    ...(before !== undefined && saysLess(identity, before) ? before : said),
    id: before?.id ?? newId(),
    deviceId,
    port,
    transport,
    tls: observation.tls ?? before?.tls ?? null,
    firstSeenAt: before?.firstSeenAt ?? seenAt,
    lastSeenAt: before === undefined || before.lastSeenAt < seenAt ? seenAt : before.lastSeenAt,
  };
}

type Named = Pick<DeviceService, 'product' | 'version'>;

function saysLess(now: Named, before: Named): boolean {
  if (now.product === null) return before.product !== null;
  return now.product === before.product && now.version === null && before.version !== null;
}

function appeared(
  service: DeviceService,
  { device, isNew }: SeenDevice,
  { scanId, newId }: Sighting,
): DeviceEvent | undefined {
  // What a device shows when it is seen for the first time is not news of its own.
  if (isNew) return undefined;
  const { port, transport, product, version, firstSeenAt } = service;
  return {
    id: newId(),
    deviceId: device.id,
    scanId,
    kind: 'service_appeared',
    before: null,
    after: { port, transport, service: service.service, product, version },
    createdAt: firstSeenAt,
  };
}

function changed(
  before: DeviceService,
  after: DeviceService,
  { scanId, newId }: Sighting,
): DeviceEvent | undefined {
  // To learn for the first time what a service is changes nothing about it.
  if (before.product === null) return undefined;
  if (before.product === after.product && before.version === after.version) return undefined;
  const { port, transport } = after;
  const place = { port, transport };
  return {
    id: newId(),
    deviceId: after.deviceId,
    scanId,
    kind: 'version_changed',
    before: { ...place, product: before.product, version: before.version },
    after: { ...place, product: after.product, version: after.version },
    createdAt: after.lastSeenAt,
  };
}
