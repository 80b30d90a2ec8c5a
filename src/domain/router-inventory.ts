/** How a router was read: its REST API, its binary API, or SNMP v2c. */
export const routerSources = ['routeros_rest', 'routeros_api', 'snmp'] as const;
export type RouterSource = (typeof routerSources)[number];

export interface RouterPackage {
  readonly name: string;
  readonly version: string;
  readonly isDisabled: boolean;
}

/** What the router says of itself. */
export interface RouterSystem {
  /** The name its operator gave it. */
  readonly identity: string | null;
  /** Release alone: `7.16.2`, `7.25beta2`. */
  readonly version: string | null;
  /** The channel that the release was built for: `stable`, `long-term`, `testing`, `development`. */
  readonly channel: string | null;
  readonly board: string | null;
  readonly architecture: string | null;
  readonly serial: string | null;
  readonly packages: readonly RouterPackage[];
  /** What its last look for updates brought; null where it tells nothing of that. */
  readonly update: RouterUpdate | null;
}

export interface RouterUpdate {
  readonly channel: string | null;
  readonly latestVersion: string | null;
  readonly status: string | null;
}

/** A line of `/ip/service`: a program of the router itself that listens. */
export interface RouterService {
  readonly name: string;
  readonly port: number | null;
  readonly isEnabled: boolean;
  /** Networks from which it may be reached; empty: from anywhere. */
  readonly addresses: readonly string[];
}

export interface RouterInterface {
  readonly name: string;
  readonly macAddress: string | null;
  /** The one that its maker gave it (`orig-mac-address`); null where that is not told. */
  readonly factoryMacAddress: string | null;
  /** Whether an administrator gave it its MAC, which then may be another device's. */
  readonly isMacSet: boolean;
  readonly vlanId: number | null;
  /** Addresses of the router on it, canonical. */
  readonly addresses: readonly string[];
}

/** An address and the MAC behind it, as ARP or IPv6 neighbour discovery of the router has it. */
export interface RouterNeighbour {
  readonly ipAddress: string;
  readonly macAddress: string;
  readonly interfaceName: string | null;
  /** Whether the router has heard the host answer lately; a static or outdated entry proves nobody. */
  readonly isAlive: boolean;
}

export interface RouterLease {
  readonly ipAddress: string;
  readonly macAddress: string | null;
  readonly hostname: string | null;
  readonly isBound: boolean;
}

/** A MAC seen on a port of a bridge, or a Wi-Fi station. */
export interface RouterStation {
  readonly macAddress: string;
  readonly interfaceName: string | null;
  readonly vlanId: number | null;
  /** Whether it was heard within the last minute. */
  readonly isFresh: boolean;
}

/** A device that announced itself to the router by MNDP, CDP or LLDP. */
export interface RouterAnnouncement {
  readonly ipAddress: string | null;
  readonly macAddress: string | null;
  readonly identity: string | null;
  readonly platform: string | null;
  readonly version: string | null;
  readonly board: string | null;
}

/** How busy the router is; null: not told. */
export interface RouterLoad {
  /** 0–100. */
  readonly cpuPercent: number | null;
  readonly connections: number | null;
  readonly maxConnections: number | null;
}

/** Everything that was read of a site's router, before a scan. */
export interface RouterInventory {
  readonly source: RouterSource;
  readonly address: string;
  /** The port it was read through. */
  readonly port: number;
  /** ISO 8601. */
  readonly readAt: string;
  readonly system: RouterSystem;
  readonly services: readonly RouterService[];
  readonly interfaces: readonly RouterInterface[];
  readonly arp: readonly RouterNeighbour[];
  readonly ipv6Neighbours: readonly RouterNeighbour[];
  readonly leases: readonly RouterLease[];
  readonly bridgeHosts: readonly RouterStation[];
  readonly wifiStations: readonly RouterStation[];
  readonly announcements: readonly RouterAnnouncement[];
  readonly load: RouterLoad;
  /** Names of what could not be read, sorted. */
  readonly unread: readonly string[];
}
