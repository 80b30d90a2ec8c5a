import { lookup } from 'node:dns/promises';

/** Asks the system's resolver. */
export async function resolveName(hostname: string): Promise<readonly string[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}
