import { canonicalIpAddress } from '../../domain/ip-network.ts';
import { parseMacAddress } from '../../domain/mac-address.ts';

/** More addresses than these behind one MAC are a router answering for others (proxy ARP, ND proxy), not one host. */
const mostAddressesOfOneHost = { 4: 4, 6: 16 };
const nobody = '00:00:00:00:00:00';

/** MAC by address of what answered ARP or ND; null where the MAC is shared by many and so nobody's identity. */
export type NeighbourTable = ReadonlyMap<string, string | null>;

/** Reads the text of Linux' `/proc/net/arp` (proc(5)): complete entries only. */
export function parseNeighbourTable(text: string): NeighbourTable {
  const entries: [string, string][] = [];
  for (const line of text.slice(0, 8_000_000).split('\n').slice(1)) {
    const [address, , flags = '', hardware = ''] = line.trim().split(/\s+/u);
    const mac = parseMacAddress(hardware);
    const isComplete = (Number.parseInt(flags, 16) & 0x2) !== 0;
    if (address === undefined || mac === undefined || !isComplete || mac === nobody) continue;
    entries.push([address, mac]);
  }
  return tableOf(entries, mostAddressesOfOneHost[4]);
}

/** Reads what `ip -6 neigh show` prints (ip-neighbour(8)): entries with a MAC that the kernel has not given up. */
export function parseNeighbourList(text: string): NeighbourTable {
  const entries: [string, string][] = [];
  for (const line of text.slice(0, 8_000_000).split('\n')) {
    const words = line.trim().split(/\s+/u);
    const address = canonicalIpAddress(words[0] ?? '');
    const mac = parseMacAddress(words[words.indexOf('lladdr') + 1] ?? '');
    if (address === undefined || mac === undefined || mac === nobody || !words.includes('lladdr')) continue;
    if (words.includes('FAILED') || words.includes('INCOMPLETE')) continue;
    entries.push([address, mac]);
  }
  return tableOf(entries, mostAddressesOfOneHost[6]);
}

function tableOf(entries: readonly (readonly [string, string])[], most: number): NeighbourTable {
  const addressCounts = new Map<string, number>();
  for (const [, mac] of entries) addressCounts.set(mac, (addressCounts.get(mac) ?? 0) + 1);
  return new Map(
    entries.map(([address, mac]) => [address, (addressCounts.get(mac) ?? 0) > most ? null : mac]),
  );
}
