import type { Device, DeviceEvent } from '../domain/device.ts';
import { addressIdentity, type HostGroup } from './identify-hosts.ts';

/** A device with what tells it from the others of its site. */
export interface IdentifiedDevice extends Omit<Device, 'totalScans' | 'siteId' | 'lastScanId'> {
  readonly identity: string;
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
 * of the MAC address that it shows now, unless there is one of that already. What a scan does not say stays.
 */
export function planDevices(
  groups: readonly HostGroup[],
  known: readonly IdentifiedDevice[],
  sighting: Sighting,
): SeenDevice[] {
  const byIdentity = new Map(known.map((device) => [device.identity, device]));
  return groups.map((group) => {
    const before = byIdentity.get(group.identity) ?? knownByAddress(group, byIdentity);
    const device = deviceOf(group, before, sighting);
    const events = before === undefined ? [firstSeen(device, sighting)] : changes(before, device, sighting);
    return { device, hosts: group.hosts, isNew: before === undefined, events };
  });
}

function knownByAddress(
  { macAddress, hosts }: HostGroup,
  byIdentity: ReadonlyMap<string, IdentifiedDevice>,
): IdentifiedDevice | undefined {
  if (macAddress === null) return undefined;
  return hosts
    .map(({ host }) => byIdentity.get(addressIdentity(host.ipAddress)))
    .find((device) => device !== undefined);
}

function deviceOf(
  { identity, macAddress, hosts }: HostGroup,
  before: IdentifiedDevice | undefined,
  { newId }: Sighting,
): IdentifiedDevice {
  const all = hosts.map(({ host }) => host);
  // A device with several addresses keeps the one it is known by for as long as it has it.
  const main = all.find(({ ipAddress }) => ipAddress === before?.ipAddress) ?? hosts[0].host;
  const hostname = main.hostname ?? all.find((host) => host.hostname !== null)?.hostname;
  const instants = all.map(({ finishedAt }) => finishedAt).toSorted();
  const lastSeenAt = [before?.lastSeenAt, instants.at(-1)].filter((at) => at !== undefined).toSorted();
  return {
    id: before?.id ?? newId(),
    identity,
    macAddress,
    ipAddress: main.ipAddress,
    hostname: hostname ?? before?.hostname ?? null,
    // Of a next hop's address, neither the address nor its maker is the device's own.
    manufacturer: macAddress === null ? null : (main.manufacturer ?? before?.manufacturer ?? null),
    firstSeenAt: before?.firstSeenAt ?? instants[0] ?? main.finishedAt,
    lastSeenAt: lastSeenAt.at(-1) ?? main.finishedAt,
  };
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
