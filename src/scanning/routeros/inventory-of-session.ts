import type { RouterInventory } from '../../domain/router-inventory.ts';
import type { Clock } from '../../support/clock.ts';
import { readCommandNames, type ReadCommandName } from './read-commands.ts';
import { RouterFailure } from './router-failure.ts';
import type { RouterRow, RouterSession } from './router-session.ts';
import {
  interfacesOfRows,
  loadOfRows,
  servicesOfRows,
  systemOfRows,
  type ReadRows,
} from './system-of-rows.ts';
import {
  announcementsOfRows,
  arpOfRows,
  bridgeHostsOfRows,
  ipv6NeighboursOfRows,
  leasesOfRows,
  wifiStationsOfRows,
} from './tables-of-rows.ts';

/**
 * Asks a router everything that is readable, one question after the other: it is small, and others need it. What it does
 * not have is left out; what it does not let us see, or fails at, is named. `RouterFailure` when it does not even
 * tell its version.
 */
export async function inventoryOfSession(
  session: RouterSession,
  address: string,
  clock: Clock,
): Promise<RouterInventory> {
  const rows = new Map<ReadCommandName, readonly RouterRow[]>();
  const unread: string[] = [];
  for (const name of readCommandNames) {
    try {
      const answer = await session.print(name);
      if (answer.kind === 'rows') rows.set(name, answer.rows);
      else if (answer.kind === 'not_permitted') unread.push(name);
    } catch (error) {
      if (!(error instanceof RouterFailure)) throw error;
      // The connection is of no more use; what was read before stands.
      if (!rows.has('resource')) throw error;
      unread.push(...readCommandNames.slice(readCommandNames.indexOf(name)));
      break;
    }
  }
  if (!rows.has('resource'))
    throw new RouterFailure(unread.includes('resource') ? 'login_refused' : 'not_routeros');
  const system = systemOfRows(rows);
  if (system.version === null) throw new RouterFailure('not_routeros');
  const { source, port } = session;
  return {
    source,
    address,
    port,
    readAt: clock.now().toISOString(),
    system,
    ...tables(rows),
    unread: unread.sort(),
  };
}

function tables(
  rows: ReadRows,
): Omit<RouterInventory, 'source' | 'address' | 'port' | 'readAt' | 'system' | 'unread'> {
  const of = (...names: readonly ReadCommandName[]): RouterRow[] =>
    names.flatMap((name) => rows.get(name) ?? []);
  return {
    services: servicesOfRows(rows),
    interfaces: interfacesOfRows(rows),
    arp: arpOfRows(of('arp')),
    ipv6Neighbours: ipv6NeighboursOfRows(of('ipv6_neighbours')),
    leases: leasesOfRows(of('leases')),
    bridgeHosts: bridgeHostsOfRows(of('bridge_hosts')),
    wifiStations: wifiStationsOfRows(of('wifi', 'wireless', 'capsman')),
    announcements: announcementsOfRows(of('announcements')),
    load: loadOfRows(rows),
  };
}
