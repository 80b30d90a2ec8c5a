import type { RouterService, RouterSource, RouterSystem } from './router-inventory.ts';

/** How a scan went easy on the router. */
export interface RouterLoadReport {
  /** How often it was asked for its load, and how often that brought no answer. */
  readonly polls: number;
  readonly failedPolls: number;
  readonly highestCpuPercent: number | null;
  readonly highestConnections: number | null;
  readonly maxConnections: number | null;
  /** Milliseconds in which the scan went slower, and in which it waited, for the router's sake. */
  readonly slowedMs: number;
  readonly pausedMs: number;
}

/** What a scan tells of the router of its site. */
export interface RouterReport {
  readonly address: string;
  /** Null when the router could not be read. */
  readonly source: RouterSource | null;
  /** ISO 8601. */
  readonly readAt: string | null;
  readonly system: RouterSystem | null;
  readonly services: readonly RouterService[];
  /** Entries of each table, by its name. */
  readonly entries: Readonly<Record<RouterTableName, number>>;
  /** Names of what could not be read. */
  readonly unread: readonly string[];
  /** What was tried in vain, each with its reason. */
  readonly attempts: readonly string[];
  /** Null when its load was not watched. */
  readonly load: RouterLoadReport | null;
}

export const routerTableNames = [
  'arp',
  'leases',
  'ipv6Neighbours',
  'bridgeHosts',
  'wifiStations',
  'announcements',
] as const;
export type RouterTableName = (typeof routerTableNames)[number];
