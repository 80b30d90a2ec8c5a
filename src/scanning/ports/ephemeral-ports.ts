import { readFileSync } from 'node:fs';
import { ownInterfaces } from '../discovery/own-interfaces.ts';
import { isLoopbackAddress } from '../targets/is-loopback-address.ts';

/** IANA's dynamic range and Linux' default together (RFC 6335 §6, ip-sysctl). */
const widestRange = { first: 32_768, last: 65_535 };

/**
 * Says whether an open port may be a phantom: on one of this machine's own addresses, in the range its own
 * outgoing connections take their ports from. Such a port is believed only when it is open twice.
 */
export function phantomTest(
  path = '/proc/sys/net/ipv4/ip_local_port_range',
): (address: string, port: number) => boolean {
  const { first, last } = readRange(path);
  const own = new Set(ownInterfaces().map((entry) => entry.address));
  return (address, port) => port >= first && port <= last && (isLoopbackAddress(address) || own.has(address));
}

function readRange(path: string): { first: number; last: number } {
  try {
    const [first, last] = readFileSync(path, 'utf8').trim().split(/\s+/u).map(Number);
    return first !== undefined && last !== undefined && first > 0 && last >= first
      ? { first, last }
      : widestRange;
  } catch {
    return widestRange;
  }
}
