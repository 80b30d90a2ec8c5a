import { macAddressKind } from '../domain/mac-address-kind.ts';
import type { HostResult } from '../domain/scan-result.ts';

/**
 * The MAC addresses that a device names as those of its interfaces and that no other device can have: those its maker
 * gave. Bridges and containers make up the same ones everywhere.
 */
export function namedAsOwn(hosts: readonly HostResult[]): string[] {
  const named = hosts.flatMap(({ host }) => host.ownMacAddresses ?? []);
  return [...new Set(named)].filter((mac) => macAddressKind(mac) === 'universal');
}
