import { readFile } from 'node:fs/promises';
import { parseMacAddress } from '../../domain/mac-address.ts';

/** More addresses than this behind one MAC are a router answering for others (proxy ARP), not one host. */
const mostAddressesOfOneHost = 4;

/** MAC by IPv4 address of what answered ARP; null where the MAC is shared by many and so nobody's identity. */
export type NeighbourTable = ReadonlyMap<string, string | null>;

/** Reads the text of Linux' `/proc/net/arp` (proc(5)): complete entries only. */
export function parseNeighbourTable(text: string): NeighbourTable {
  const table = new Map<string, string | null>();
  const addressCounts = new Map<string, number>();
  for (const line of text.slice(0, 8_000_000).split('\n').slice(1)) {
    const [address, , flags = '', hardware = ''] = line.trim().split(/\s+/u);
    const mac = parseMacAddress(hardware);
    const isComplete = (Number.parseInt(flags, 16) & 0x2) !== 0;
    if (address === undefined || mac === undefined || !isComplete || mac === '00:00:00:00:00:00') continue;
    table.set(address, mac);
    addressCounts.set(mac, (addressCounts.get(mac) ?? 0) + 1);
  }
  for (const [address, mac] of table) {
    if ((addressCounts.get(mac ?? '') ?? 0) > mostAddressesOfOneHost) table.set(address, null);
  }
  return table;
}

/** Reads the system's table, at most every 200 ms; `undefined` where there is none to read. */
export function neighbourTableReader(path = '/proc/net/arp'): () => Promise<NeighbourTable | undefined> {
  let readAtMs = Number.NEGATIVE_INFINITY;
  let current: Promise<NeighbourTable | undefined> = Promise.resolve(undefined);
  return async () => {
    if (performance.now() - readAtMs > 200) {
      readAtMs = performance.now();
      current = readFile(path, 'utf8').then(parseNeighbourTable, () => undefined);
    }
    return current;
  };
}
