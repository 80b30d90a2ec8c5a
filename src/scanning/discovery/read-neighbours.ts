import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parseNeighbourTable, parseNeighbourList, type NeighbourTable } from './neighbour-table.ts';

const run = promisify(execFile);
const mostBytes = 8_000_000;

/** The IPv4 half of the system's table (proc(5)); undefined where there is none to read. */
export async function readIpv4Neighbours(path = '/proc/net/arp'): Promise<NeighbourTable | undefined> {
  return readFile(path, 'utf8').then(parseNeighbourTable, () => undefined);
}

/** The IPv6 half, which only netlink knows: iproute2's `ip` reads it. Undefined where there is no `ip`. */
export async function readIpv6Neighbours(): Promise<NeighbourTable | undefined> {
  const options = { timeout: 2000, maxBuffer: mostBytes };
  return run('ip', ['-6', 'neigh', 'show'], options).then(
    ({ stdout }) => parseNeighbourList(stdout),
    () => undefined,
  );
}
