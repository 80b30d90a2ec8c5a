import { compareIpAddresses } from '../domain/compare-ip-addresses.ts';
import { tellsDeviceApart } from '../domain/mac-address-kind.ts';
import type { HostResult } from '../domain/scan-result.ts';

/** Hosts of one scan of a site that are one device. */
export interface HostGroup {
  /** `mac:` and the address, or `ip:` and the address where no MAC is the device's own. */
  readonly identity: string;
  readonly macAddress: string | null;
  /** At least one, ascending by address. */
  readonly hosts: readonly [HostResult, ...HostResult[]];
}

// A device may well have two addresses. What shows for more of them is the router before them.
const addressesOfNextHop = 3;

/**
 * Says which hosts of one scan of a site are which device. A MAC address seen on three addresses or more is that of
 * the next hop and identifies none of them, nor does one that several devices share by design (VRRP) or at the
 * addresses in `keptApart`, of which a person said that they are not the device of the MAC address.
 */
export function identifyHosts(
  hosts: readonly HostResult[],
  keptApart: ReadonlySet<string> = new Set(),
): HostGroup[] {
  const sorted = hosts.toSorted((a, b) => compareIpAddresses(a.host.ipAddress, b.host.ipAddress));
  const seen = Map.groupBy(sorted, ({ host }) => host.macAddress);
  const ownMac = ({ host: { macAddress, ipAddress } }: HostResult): string | null =>
    macAddress !== null &&
    tellsDeviceApart(macAddress) &&
    (seen.get(macAddress)?.length ?? 0) < addressesOfNextHop &&
    !keptApart.has(ipAddress)
      ? macAddress
      : null;
  const groups = new Map<string, [HostResult, ...HostResult[]]>();
  for (const result of sorted) {
    const macAddress = ownMac(result);
    const identity = macAddress === null ? addressIdentity(result.host.ipAddress) : macIdentity(macAddress);
    const group = groups.get(identity);
    if (group === undefined) groups.set(identity, [result]);
    else group.push(result);
  }
  return Array.from(groups, ([identity, group]) => ({
    identity,
    macAddress: ownMac(group[0]),
    hosts: group,
  }));
}

/** Identity of a device that only its address tells apart. */
export function addressIdentity(ipAddress: string): string {
  return `ip:${ipAddress}`;
}

/** Identity of a device by a MAC address of its own. */
export function macIdentity(macAddress: string): string {
  return `mac:${macAddress}`;
}
