import { canonicalIpAddress } from '../domain/ip-network.ts';
import { destinationRefusal } from '../domain/destination-refusal.ts';
import type { Means } from './means.ts';

/** The addresses a request may connect to, or why it may not: for good, or at the moment. */
export type Permission =
  | { readonly addresses: readonly string[] }
  | { readonly refusal: string; readonly isFinal: boolean };

/**
 * Asks for the addresses of a URL's host once. One that is forbidden forbids all: a name that has both is made to get
 * past this.
 */
export async function permittedAddresses(
  url: URL,
  { guard, resolve }: Pick<Means, 'guard' | 'resolve'>,
): Promise<Permission> {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && guard.allowHttp)) {
    return { refusal: 'only https is permitted', isFinal: true };
  }
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  const literal = canonicalIpAddress(host);
  const addresses = literal === undefined ? await resolve(host).catch(() => []) : [literal];
  if (addresses.length === 0) return { refusal: 'the name has no address', isFinal: false };
  for (const address of addresses) {
    const refusal = destinationRefusal(address, guard.allowedNetworks);
    if (refusal !== undefined) return { refusal: `its host is ${refusal}`, isFinal: true };
  }
  return { addresses };
}
