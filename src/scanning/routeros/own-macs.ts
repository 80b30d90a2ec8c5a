import type { RouterInventory } from '../../domain/router-inventory.ts';

/**
 * The MACs that are the router's and nobody else's: those of the factory, and those of interfaces that have no other. One
 * that an administrator gave it, on whichever interface it shows, may be a copy of a PC's, as may one that the router
 * itself knows at another device.
 */
export function ownMacsOfRouter({ interfaces, arp, leases }: RouterInventory): ReadonlySet<string> {
  const factory = interfaces.flatMap(({ factoryMacAddress }) => factoryMacAddress ?? []);
  const set = interfaces.flatMap(({ macAddress, isMacSet }) => (isMacSet ? (macAddress ?? []) : []));
  const own = new Set(interfaces.flatMap(({ addresses }) => addresses));
  const ofOthers = [...arp, ...leases].flatMap(({ ipAddress, macAddress }) =>
    own.has(ipAddress) ? [] : (macAddress ?? []),
  );
  const foreign = new Set([...set, ...ofOthers]);
  const shown = interfaces.flatMap(({ macAddress }) => macAddress ?? []);
  return new Set([...factory, ...shown.filter((mac) => !foreign.has(mac))]);
}
