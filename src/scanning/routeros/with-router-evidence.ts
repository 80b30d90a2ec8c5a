import type { HostObservation, ServiceObservation } from '../../domain/observation.ts';
import { routerIdentity } from '../../domain/router-identity.ts';
import type { RouterAnnouncement, RouterInventory } from '../../domain/router-inventory.ts';
import type { ServiceIdentity } from '../../domain/service-identity.ts';
import type { Clock } from '../../support/clock.ts';
import { manufacturerOf } from '../discovery/manufacturer-of.ts';
import { identifyReply } from '../fingerprint/identify-reply.ts';
import { serviceObservation } from '../fingerprint/service-observation.ts';
import { ownMacsOfRouter } from './own-macs.ts';
import type { RoutedHost, RouterView } from './router-view.ts';

/** Where MNDP is spoken. */
const mndpPort = 5678;
/** Interfaces of one router that count. */
const mostOwnMacs = 64;

/**
 * What a scan saw of a host, with what the site's router knows of it: MAC, name and VLAN where the scanner could not see
 * them; of the router itself its version as it told it to who may read it; of devices that announce themselves to the
 * router the version that they announce.
 */
export async function withRouterEvidence(
  host: HostObservation,
  { inventory, view }: { readonly inventory: RouterInventory; readonly view: RouterView },
  clock: Clock,
): Promise<HostObservation> {
  const known = view.get(host.ipAddress);
  if (known === undefined) return host;
  const ownMacs = ownMacsOfRouter(inventory);
  const named = host.hostname === null && known.hostname !== null && known.hostnameSource !== null;
  return {
    ...host,
    ...(await hardwareOf(host, known, ownMacs)),
    ...(named && { hostname: known.hostname, hostnameSource: known.hostnameSource }),
    ...(known.vlanId !== null && { vlanId: known.vlanId }),
    ...(known.isRouter && withOwnMacs(host, ownMacs)),
    services: known.isRouter
      ? servicesOfRouter(host, inventory, clock)
      : withAnnouncement(host, known.announcement, clock),
  };
}

async function hardwareOf(
  host: HostObservation,
  { macAddress, macAddressSource, isRouter }: RoutedHost,
  ownMacs: ReadonlySet<string>,
): Promise<Partial<HostObservation>> {
  // What the router shows on the wire may be a copy of another device's MAC.
  const isSeen = host.macAddress !== null && !(isRouter && !ownMacs.has(host.macAddress));
  if (isSeen || macAddress === null || macAddressSource === null) return {};
  const manufacturer = await manufacturerOf(macAddress).catch(() => null);
  return { macAddress, macAddressSource, manufacturer };
}

/** Its interfaces are one device, whichever of them a scan meets. */
function withOwnMacs(
  { ownMacAddresses = [] }: HostObservation,
  ownMacs: ReadonlySet<string>,
): Pick<HostObservation, 'ownMacAddresses'> {
  const macs = new Set([...ownMacAddresses, ...ownMacs]);
  return macs.size === 0 ? {} : { ownMacAddresses: [...macs].slice(0, mostOwnMacs) };
}

/**
 * The router's own services: what listens on a port that it says is its own, and what it was read through. A port that it
 * forwards to somebody else keeps what was seen there.
 */
function servicesOfRouter(
  host: HostObservation,
  inventory: RouterInventory,
  clock: Clock,
): readonly ServiceObservation[] {
  const { source, port: readPort, system } = inventory;
  const transport = source === 'snmp' ? 'udp' : 'tcp';
  const own = new Set(inventory.services.flatMap(({ port, isEnabled }) => (isEnabled ? (port ?? []) : [])));
  const isReadThrough = (one: ServiceObservation): boolean =>
    one.port === readPort && one.transport === transport && host.ipAddress === inventory.address;
  const services = host.services.map((service): ServiceObservation => {
    const { identity } = service;
    const isOwn =
      isReadThrough(service) ||
      (own.has(service.port) && service.transport === 'tcp') ||
      (service.port === mndpPort && service.transport === 'udp');
    if (!isOwn || (identity.product !== null && identity.product !== 'RouterOS')) return service;
    return {
      ...service,
      identity: merged(identity, routerIdentity(identity.service ?? 'unknown', source, system)),
    };
  });
  if (host.ipAddress !== inventory.address || services.some(isReadThrough)) return services;
  const word = { routeros_rest: 'https', routeros_api: 'routeros-api', snmp: 'snmp' }[source];
  const told = Buffer.from(JSON.stringify({ source, ...system }), 'utf8');
  const answer = {
    probe: `router-${source}`,
    received: told,
    identity: routerIdentity(word, source, system),
    tls: null,
  };
  const added = serviceObservation({ address: host.ipAddress, port: readPort, transport }, answer, clock);
  return [...services, added].sort((a, b) => a.port - b.port || a.transport.localeCompare(b.transport));
}

/** What the service said of itself stays beside what the router says; where they differ the router is right. */
function merged(own: ServiceIdentity, told: ServiceIdentity): ServiceIdentity {
  const differs = own.version !== null && own.version !== told.version;
  const stated = differs ? { stated_version: own.version } : {};
  return { ...told, extra: { ...own.extra, ...stated, ...told.extra } };
}

/** A MikroTik device that announced itself to the router, as if it had announced itself to us. */
function withAnnouncement(
  host: HostObservation,
  announcement: RouterAnnouncement | null,
  clock: Clock,
): readonly ServiceObservation[] {
  const { services, ipAddress: address } = host;
  const { platform, version, identity, board, macAddress } = announcement ?? {};
  if (platform !== 'MikroTik' || typeof version !== 'string') return services;
  if (services.some(({ port, transport }) => port === mndpPort && transport === 'udp')) return services;
  const target = { address, port: mndpPort, transport: 'udp' } as const;
  const received = mndpMessage({ 5: identity, 7: version, 8: platform, 12: board });
  const read = identifyReply({ ...target, protocol: 'mndp', data: received });
  const extra = {
    ...read.extra,
    heard_by: 'router',
    ...(typeof macAddress === 'string' && { mac_address: macAddress }),
  };
  const answer = { probe: 'router-announcements', received, identity: { ...read, extra }, tls: null };
  return [...services, serviceObservation(target, answer, clock)];
}

/** The fields of an MNDP announcement as they were before the router took them apart. */
function mndpMessage(fields: Readonly<Record<number, string | null | undefined>>): Buffer {
  const parts = Object.entries(fields).flatMap(([type, value]) => {
    if (typeof value !== 'string') return [];
    const bytes = Buffer.from(value, 'utf8');
    const head = Buffer.alloc(4);
    head.writeUInt16BE(Number(type), 0);
    head.writeUInt16BE(bytes.length, 2);
    return [head, bytes];
  });
  return Buffer.concat([Buffer.alloc(4), ...parts]);
}
