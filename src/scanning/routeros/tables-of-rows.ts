import type {
  RouterAnnouncement,
  RouterLease,
  RouterNeighbour,
  RouterStation,
} from '../../domain/router-inventory.ts';
import type { RouterRow } from './router-session.ts';
import { addressOf, isTrue, macOf, numberOf, secondsOf, textOf } from './row-values.ts';

type Rows = readonly RouterRow[];

/** A bridge forgets a host after five minutes of silence; so long ago it may have left. */
const freshForSeconds = 60;

/**
 * `/ip/arp`: complete entries. Version 7 says how sure it is of each (`status`); what version 6 learnt may be old.
 * Published entries are the router answering for others.
 */
export function arpOfRows(rows: Rows): RouterNeighbour[] {
  return rows.flatMap((row) => {
    const entry = entryOf(row);
    if (entry === undefined || isTrue(row, 'published')) return [];
    const status = row.get('status');
    if (status === undefined ? row.get('complete') === 'false' : /incomplete|failed/u.test(status)) return [];
    return [{ ...entry, isAlive: isHeard(status) }];
  });
}

/** `/ipv6/neighbor`: what has an address and a MAC, the link-local ones left out. */
export function ipv6NeighboursOfRows(rows: Rows): RouterNeighbour[] {
  return rows.flatMap((row) => {
    const entry = entryOf(row);
    const status = row.get('status') ?? '';
    if (entry === undefined || /^(?:fe[89ab]|ff)/iu.test(entry.ipAddress) || status === 'failed') return [];
    return [{ ...entry, isAlive: isHeard(status) }];
  });
}

/** The states of an entry whose host has answered lately or is in use and being asked (RFC 4861 §7.3.2). */
function isHeard(status: string | undefined): boolean {
  return /^(?:reachable|delay|probe)$/u.test(status ?? '');
}

function entryOf(row: RouterRow): Omit<RouterNeighbour, 'isAlive'> | undefined {
  const [ipAddress, macAddress] = [addressOf(row, 'address'), macOf(row, 'mac-address')];
  if (ipAddress === null || macAddress === null || isTrue(row, 'disabled') || isTrue(row, 'invalid')) {
    return undefined;
  }
  return { ipAddress, macAddress, interfaceName: textOf(row, 'interface') };
}

/** `/ip/dhcp-server/lease`: the address that is in use before the one that is set aside. */
export function leasesOfRows(rows: Rows): RouterLease[] {
  return rows.flatMap((row) => {
    const ipAddress = addressOf(row, 'active-address', 'address');
    if (ipAddress === null || isTrue(row, 'disabled')) return [];
    return [
      {
        ipAddress,
        macAddress: macOf(row, 'active-mac-address') ?? macOf(row, 'mac-address'),
        hostname: textOf(row, 'host-name'),
        isBound: row.get('status') === 'bound',
      },
    ];
  });
}

/** `/interface/bridge/host` without the bridge's own. */
export function bridgeHostsOfRows(rows: Rows): RouterStation[] {
  return rows.flatMap((row) => {
    const age = secondsOf(row, 'age');
    return isTrue(row, 'local') ? [] : stationOf(row, age !== null && age <= freshForSeconds);
  });
}

/** Any table of Wi-Fi registrations: who is in it is connected. */
export function wifiStationsOfRows(rows: Rows): RouterStation[] {
  return rows.flatMap((row) => stationOf(row, true));
}

function stationOf(row: RouterRow, isFresh: boolean): RouterStation[] {
  const macAddress = macOf(row, 'mac-address');
  if (macAddress === null || isTrue(row, 'invalid') || isTrue(row, 'disabled')) return [];
  const vlanId = numberOf(row, 'vid') ?? numberOf(row, 'vlan-id');
  const interfaceName = textOf(row, 'on-interface') ?? textOf(row, 'interface');
  return [{ macAddress, interfaceName, vlanId: vlanId === 0 ? null : vlanId, isFresh }];
}

/** `/ip/neighbor`: devices that announce themselves. */
export function announcementsOfRows(rows: Rows): RouterAnnouncement[] {
  return rows.map((row) => ({
    ipAddress: addressOf(row, 'address4', 'address'),
    macAddress: macOf(row, 'mac-address'),
    identity: textOf(row, 'identity'),
    platform: textOf(row, 'platform'),
    version: textOf(row, 'version'),
    board: textOf(row, 'board'),
  }));
}
