import { classifyHost } from '../domain/classify-host.ts';
import type { Device, DeviceEvent } from '../domain/device.ts';
import { compareIpAddresses } from '../domain/compare-ip-addresses.ts';
import { keptClassification } from './kept-classification.ts';
import { namedAsOwn } from './named-as-own.ts';
import { addressIdentity, macIdentity, type HostGroup } from './identify-hosts.ts';

/** A device with what tells it from the others of its site. */
export interface IdentifiedDevice extends Omit<
  Device,
  'totalScans' | 'siteId' | 'lastScanId' | 'mergedInto' | 'tags'
> {
  readonly identity: string;
}

/** A device as the site knows it. */
export interface KnownDevice extends IdentifiedDevice {
  /** Identities of devices that turned out to be this one. */
  readonly furtherIdentities: readonly string[];
}

/** The scan that saw the devices. */
export interface Sighting {
  readonly scanId: string;
  readonly newId: () => string;
}

/** A device as it is to be kept after a scan, and what that scan found different. */
export interface SeenDevice extends Pick<HostGroup, 'hosts'> {
  readonly device: IdentifiedDevice;
  readonly isNew: boolean;
  readonly events: readonly DeviceEvent[];
}

/**
 * Joins the hosts of a scan with the `known` devices of the site. A device known by its address alone becomes the one
 * of the MAC address that it shows now, unless there is one of that already. Groups that people or scans found to be
 * one device are that one. What a scan does not say stays.
 */
export function planDevices(
  groups: readonly HostGroup[],
  known: readonly KnownDevice[],
  sighting: Sighting,
): SeenDevice[] {
  const byIdentity = knownByIdentity(known);
  const joined = new Map<string, { readonly before: KnownDevice | undefined; groups: HostGroup[] }>();
  for (const group of groups) {
    const before = byIdentity.get(group.identity) ?? knownByAddress(group, byIdentity);
    const of = joined.get(before?.id ?? group.identity);
    if (of === undefined) joined.set(before?.id ?? group.identity, { before, groups: [group] });
    else of.groups.push(group);
  }
  return Array.from(joined.values(), ({ before, groups: parts }) => {
    const group = joinGroups(parts, before);
    const device = deviceOf(group, before, byIdentity, sighting);
    const events = before === undefined ? [firstSeen(device, sighting)] : changes(before, device, sighting);
    return { device, hosts: group.hosts, isNew: before === undefined, events };
  });
}

/** A device's own identity goes before one that another device only lists. */
function knownByIdentity(known: readonly KnownDevice[]): ReadonlyMap<string, KnownDevice> {
  const further = known.flatMap((device) =>
    [...device.furtherIdentities, ...device.macAddresses.map(macIdentity)].map(
      (identity) => [identity, device] as const,
    ),
  );
  return new Map([...further, ...known.map((device) => [device.identity, device] as const)]);
}

function knownByAddress(
  { macAddress, hosts }: HostGroup,
  byIdentity: ReadonlyMap<string, KnownDevice>,
): KnownDevice | undefined {
  if (macAddress === null) return undefined;
  return hosts
    .map(({ host }) => byIdentity.get(addressIdentity(host.ipAddress)))
    .find((device) => device !== undefined && device.macAddress === null);
}

interface JoinedGroup extends HostGroup {
  readonly macAddresses: readonly string[];
}

/** Of several MAC addresses the one that the device is known by leads. */
function joinGroups(groups: readonly HostGroup[], before: KnownDevice | undefined): JoinedGroup {
  const macAddresses = groups.map(({ macAddress }) => macAddress).filter((mac) => mac !== null);
  const lead =
    groups.find(({ macAddress }) => macAddress !== null && macAddress === before?.macAddress) ??
    groups.find(({ macAddress }) => macAddress !== null) ??
    groups[0];
  if (lead === undefined) throw new Error('a device without a group of hosts');
  const [first, ...others] = groups
    .flatMap(({ hosts }) => hosts)
    .toSorted((a, b) => compareIpAddresses(a.host.ipAddress, b.host.ipAddress));
  return { ...lead, macAddresses, hosts: first === undefined ? lead.hosts : [first, ...others] };
}

function deviceOf(
  { identity, macAddress, macAddresses, hosts }: JoinedGroup,
  before: KnownDevice | undefined,
  byIdentity: ReadonlyMap<string, KnownDevice>,
  { newId }: Sighting,
): IdentifiedDevice {
  const all = hosts.map(({ host }) => host);
  // A device with several addresses keeps the one it is known by for as long as it has it.
  const main = all.find(({ ipAddress }) => ipAddress === before?.ipAddress) ?? hosts[0].host;
  const hostname = main.hostname ?? all.find((host) => host.hostname !== null)?.hostname;
  // Of a next hop's address, neither the address nor its maker is the device's own.
  const own = macAddress === null ? all.map((host) => ({ ...host, manufacturer: null })) : all;
  const instants = all.map(({ finishedAt }) => finishedAt).toSorted();
  const lastSeenAt = [before?.lastSeenAt, instants.at(-1)].filter((at) => at !== undefined).toSorted();
  return {
    id: before?.id ?? newId(),
    // An identity that belongs to a device of its own, if a merged one, is not taken from it.
    identity: before !== undefined && byIdentity.has(identity) ? before.identity : identity,
    macAddress: before?.macAddress ?? macAddress,
    macAddresses: [
      ...new Set([
        ...(before?.macAddresses ?? []),
        ...macAddresses,
        ...namedAsOwn(hosts).filter((mac) => byIdentity.get(macIdentity(mac)) === undefined),
      ]),
    ],
    ipAddress: main.ipAddress,
    hostname: hostname ?? before?.hostname ?? null,
    manufacturer: ownManufacturer(macAddress, main.manufacturer, before),
    classification: keptClassification(before?.classification, classifyHost(...own)),
    firstSeenAt: before?.firstSeenAt ?? instants[0] ?? main.finishedAt,
    lastSeenAt: lastSeenAt.at(-1) ?? main.finishedAt,
  };
}

function ownManufacturer(
  macAddress: string | null,
  seen: string | null,
  before: KnownDevice | undefined,
): string | null {
  if (macAddress !== null) return seen ?? before?.manufacturer ?? null;
  return before === undefined || before.macAddress === null ? null : before.manufacturer;
}

function firstSeen(device: IdentifiedDevice, { scanId, newId }: Sighting): DeviceEvent {
  const { macAddress, ipAddress, hostname, manufacturer } = device;
  return {
    id: newId(),
    deviceId: device.id,
    scanId,
    kind: 'first_seen',
    before: null,
    after: { mac_address: macAddress, ip_address: ipAddress, hostname, manufacturer },
    createdAt: device.firstSeenAt,
  };
}

function changes(before: IdentifiedDevice, after: IdentifiedDevice, sighting: Sighting): DeviceEvent[] {
  const { scanId, newId } = sighting;
  const changed = [
    { kind: 'mac_address_learned', name: 'mac_address', was: before.macAddress, is: after.macAddress },
    { kind: 'address_changed', name: 'ip_address', was: before.ipAddress, is: after.ipAddress },
    { kind: 'hostname_changed', name: 'hostname', was: before.hostname, is: after.hostname },
  ] as const;
  return changed
    .filter(({ was, is }) => was !== is)
    .map(({ kind, name, was, is }) => ({
      id: newId(),
      deviceId: after.id,
      scanId,
      kind,
      before: { [name]: was },
      after: { [name]: is },
      createdAt: after.lastSeenAt,
    }));
}
