import type { KnownHost } from '../../domain/scan-request.ts';
import { readIpv6Neighbours } from '../../scanning/discovery/read-neighbours.ts';

/** IPv6 addresses that the router of the site knows, and those in the neighbour table of this machine, without a packet. */
export async function heardIpv6Addresses(known: readonly KnownHost[]): Promise<string[]> {
  const own = await readIpv6Neighbours();
  const addresses = [...known.map(({ address }) => address), ...(own?.keys() ?? [])];
  return [...new Set(addresses)].filter((address) => address.includes(':'));
}
