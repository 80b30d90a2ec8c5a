import type { KnownHost } from '../../domain/scan-request.ts';

/** Who was heard just before comes first, it may be gone later; then what else somebody knows; then all the rest. */
export function knownFirst(addresses: readonly string[], known: readonly KnownHost[]): readonly string[] {
  if (known.length === 0) return addresses;
  const ranks = new Map(known.map(({ address, isAlive }) => [address, isAlive === true ? 0 : 1]));
  return addresses.toSorted((one, other) => (ranks.get(one) ?? 2) - (ranks.get(other) ?? 2));
}
