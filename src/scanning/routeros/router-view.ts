import type { RouterFactSource } from '../../domain/observation.ts';
import type { RouterAnnouncement, RouterInventory, RouterStation } from '../../domain/router-inventory.ts';
import type { KnownHost } from '../../domain/scan-request.ts';
import { ownMacsOfRouter } from './own-macs.ts';

/** What the router's tables say together of one address. */
export interface RoutedHost {
  readonly macAddress: string | null;
  readonly macAddressSource: RouterFactSource | null;
  readonly hostname: string | null;
  readonly hostnameSource: RouterFactSource | null;
  readonly vlanId: number | null;
  readonly isAlive: boolean;
  /** Whether it is an address of the router itself. */
  readonly isRouter: boolean;
  readonly announcement: RouterAnnouncement | null;
}

/** By address. */
export type RouterView = ReadonlyMap<string, RoutedHost>;

/** More addresses than this behind one MAC are somebody answering for others, not one host. */
const mostAddressesOfOneHost = 4;

const nothing: RoutedHost = {
  macAddress: null,
  macAddressSource: null,
  hostname: null,
  hostnameSource: null,
  vlanId: null,
  isAlive: false,
  isRouter: false,
  announcement: null,
};

/**
 * Puts the tables of a router together by address. For the MAC its own interfaces come first, then ARP and IPv6
 * neighbours, leases and announcements last; for the name leases come before announcements. Alive is who the router has
 * heard just now: by ARP or ND, on a port of a bridge, or on Wi-Fi. All others are worth asking.
 */
export function routerView(inventory: RouterInventory): RouterView {
  const view = new Map<string, RoutedHost>();
  const learn: Learn = (address, facts) =>
    void view.set(address, joined(view.get(address) ?? nothing, facts));
  const stations = new Map(
    [...inventory.bridgeHosts, ...inventory.wifiStations].map((station) => [station.macAddress, station]),
  );
  learnRouter(inventory, learn);
  learnNeighbours(inventory, stations, learn);
  for (const { ipAddress, macAddress, hostname, isBound } of inventory.leases) {
    const station = macAddress === null ? undefined : stations.get(macAddress);
    const named = { hostname, hostnameSource: 'router_dhcp_lease' } as const;
    const leased = {
      macAddress,
      macAddressSource: 'router_dhcp_lease',
      vlanId: station?.vlanId ?? null,
    } as const;
    const isThere = macAddress !== null && view.get(ipAddress)?.macAddress === macAddress;
    // A lease that is only set aside says who shall have the address, not who has it.
    if (isBound) learn(ipAddress, { ...leased, ...named, isAlive: station?.isFresh === true });
    else if (isThere) learn(ipAddress, named);
  }
  for (const announcement of inventory.announcements) {
    const { ipAddress, macAddress, identity } = announcement;
    if (ipAddress === null) continue;
    const named = { hostname: identity, hostnameSource: 'router_announcement' } as const;
    const heard = { macAddress, macAddressSource: 'router_announcement' } as const;
    learn(ipAddress, { ...heard, ...named, announcement });
  }
  return withoutSharedMacs(view);
}

type Learn = (address: string, facts: Partial<RoutedHost>) => void;

/** What was known first stays; what was not known is filled in. */
function joined(before: RoutedHost, facts: Partial<RoutedHost>): RoutedHost {
  const isNewMac = before.macAddress === null && (facts.macAddress ?? null) !== null;
  const isNewName = before.hostname === null && (facts.hostname ?? null) !== null;
  return {
    macAddress: before.macAddress ?? facts.macAddress ?? null,
    macAddressSource: isNewMac ? (facts.macAddressSource ?? null) : before.macAddressSource,
    hostname: before.hostname ?? facts.hostname ?? null,
    hostnameSource: isNewName ? (facts.hostnameSource ?? null) : before.hostnameSource,
    vlanId: before.vlanId ?? facts.vlanId ?? null,
    isAlive: before.isAlive || facts.isAlive === true,
    isRouter: before.isRouter || facts.isRouter === true,
    announcement: before.announcement ?? facts.announcement ?? null,
  };
}

function learnRouter(inventory: RouterInventory, learn: Learn): void {
  const { address: readAt, system, interfaces } = inventory;
  const named = { hostname: system.identity, hostnameSource: 'router_interface' } as const;
  const ownMacs = ownMacsOfRouter(inventory);
  const [anyOwn = null] = ownMacs;
  for (const { macAddress: shown, factoryMacAddress, addresses, vlanId } of interfaces) {
    // The MAC on the wire may be a copy of another device's.
    const isOwn = shown === null || ownMacs.has(shown);
    const macAddress = isOwn ? shown : (factoryMacAddress ?? anyOwn);
    const own = { macAddress, macAddressSource: 'router_interface', vlanId } as const;
    for (const address of addresses) learn(address, { ...own, ...named, isAlive: true, isRouter: true });
  }
  learn(readAt, { isAlive: true, isRouter: true });
}

function learnNeighbours(
  { interfaces, arp, ipv6Neighbours }: RouterInventory,
  stations: ReadonlyMap<string, RouterStation>,
  learn: Learn,
): void {
  const vlans = new Map(interfaces.map(({ name, vlanId }) => [name, vlanId]));
  const tables = [
    [arp, 'router_arp'],
    [ipv6Neighbours, 'router_ipv6_neighbour'],
  ] as const;
  for (const [table, macAddressSource] of tables) {
    for (const { ipAddress, macAddress, interfaceName, isAlive } of table) {
      const station = stations.get(macAddress);
      const vlanId = vlans.get(interfaceName ?? '') ?? station?.vlanId ?? null;
      learn(ipAddress, {
        macAddress,
        macAddressSource,
        vlanId,
        isAlive: isAlive || station?.isFresh === true,
      });
    }
  }
}

/** Hosts in the form that a scan takes them in. */
export function knownHostsOf(view: RouterView): KnownHost[] {
  return [...view].map(([address, { macAddress, hostname, isAlive }]) => ({
    address,
    macAddress,
    name: hostname,
    isAlive,
  }));
}

function withoutSharedMacs(view: ReadonlyMap<string, RoutedHost>): RouterView {
  const counts = new Map<string, number>();
  for (const { macAddress, isRouter } of view.values()) {
    if (macAddress !== null && !isRouter) counts.set(macAddress, (counts.get(macAddress) ?? 0) + 1);
  }
  const isShared = ({ macAddress, isRouter }: RoutedHost): boolean =>
    !isRouter && macAddress !== null && (counts.get(macAddress) ?? 0) > mostAddressesOfOneHost;
  return new Map(
    [...view].map(([address, host]) => [
      address,
      // Whoever answers for many may answer for the dead as well.
      isShared(host) ? { ...host, macAddress: null, macAddressSource: null, isAlive: false } : host,
    ]),
  );
}
