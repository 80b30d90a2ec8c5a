import type { RouterSource } from './router-inventory.ts';
import type { RouterLoadReport, RouterReport, RouterTableName } from './router-report.ts';

const sources: Readonly<Record<RouterSource, string>> = {
  routeros_rest: 'REST',
  routeros_api: 'its API',
  snmp: 'SNMP',
};

const tables: Readonly<Record<RouterTableName, string>> = {
  arp: 'ARP',
  leases: 'leases',
  ipv6Neighbours: 'IPv6 neighbours',
  bridgeHosts: 'bridge hosts',
  wifiStations: 'Wi-Fi stations',
  announcements: 'announcements',
};

/** What a scan tells of a site's router, in one line for people. */
export function routerInWords(report: RouterReport): string {
  const { address, source, system, unread, attempts } = report;
  if (source === null || system === null) {
    return `${address}: not read${attempts.length === 0 ? '' : ` (${attempts.join('; ')})`}`;
  }
  const release = `RouterOS ${system.version ?? 'of unknown version'}`;
  const channel = system.channel === null ? '' : ` (${system.channel})`;
  const facts = [system.board, system.architecture, system.serial && `serial ${system.serial}`].filter(
    Boolean,
  );
  const named = system.identity === null ? '' : ` "${system.identity}"`;
  const counts = Object.entries(tables)
    .map(([name, word]) => ({ word, count: report.entries[name as RouterTableName] }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${word} ${count}`);
  return [
    `${address}${named}: ${[`${release}${channel}`, ...facts].join(', ')}`,
    `read by ${sources[source]}${unread.length === 0 ? '' : ` without ${unread.join(', ')}`}`,
    ...(counts.length === 0 ? [] : [`entries: ${counts.join(', ')}`]),
    ...loadInWords(report.load),
  ].join('; ');
}

function loadInWords(load: RouterLoadReport | null): string[] {
  if (load === null || load.polls === 0) return [];
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
  const cpu = load.highestCpuPercent === null ? '' : `processor at most ${load.highestCpuPercent} %, `;
  return [`${cpu}scan slower for ${seconds(load.slowedMs)}, waiting for ${seconds(load.pausedMs)}`];
}
