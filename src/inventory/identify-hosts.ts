import { compareIpAddresses } from '../domain/compare-ip-addresses.ts';
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
 * the next hop and identifies none of them.
 */
export function identifyHosts(hosts: readonly HostResult[]): HostGroup[] {
  const sorted = hosts.toSorted((a, b) => compareIpAddresses(a.host.ipAddress, b.host.ipAddress));
  const seen = Map.groupBy(sorted, ({ host }) => host.macAddress);
  const ownMac = ({ host }: HostResult): string | null =>
    host.macAddress !== null && (seen.get(host.macAddress)?.length ?? 0) < addressesOfNextHop
      ? host.macAddress
      : null;
  const groups = new Map<string, [HostResult, ...HostResult[]]>();
  for (const result of sorted) {
    const macAddress = ownMac(result);
    const identity = macAddress === null ? addressIdentity(result.host.ipAddress) : `mac:${macAddress}`;
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
