import ipaddr from 'ipaddr.js';
import { canonicalIpAddress, parseIpNetwork, type IpNetwork } from '../../domain/ip-network.ts';

/** A run of addresses, both ends included, as numbers. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** How many addresses the range holds. */
export function rangeSize(range: AddressRange): bigint {
  return range.last - range.first + 1n;
}

/** An address as a number with its family; undefined when the text is no IP address. */
export function addressToNumber(text: string): { family: 4 | 6; value: bigint } | undefined {
  const canonical = canonicalIpAddress(text);
  if (canonical === undefined) return undefined;
  const bytes = ipaddr.parse(canonical).toByteArray();
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { family: bytes.length === 4 ? 4 : 6, value };
}

/** The canonical text of a number (RFC 5952 for IPv6). */
export function numberToAddress(family: 4 | 6, value: bigint): string {
  const bytes: number[] = [];
  for (let shift = family === 4 ? 24n : 120n; shift >= 0n; shift -= 8n) {
    bytes.push(Number((value >> shift) & 0xffn));
  }
  return ipaddr.fromByteArray(bytes).toString();
}

/** Every address of the network, first to last. */
export function networkToRange(network: IpNetwork): AddressRange {
  const first = addressToNumber(network.address)?.value ?? 0n;
  const hostBits = BigInt((network.family === 4 ? 32 : 128) - network.prefixLength);
  return { family: network.family, first, last: first + (1n << hostBits) - 1n };
}

/** Sorted, with ranges that overlap or touch made one. */
function mergeRanges(ranges: readonly AddressRange[]): AddressRange[] {
  const sorted = ranges.toSorted((a, b) => a.family - b.family || (a.first < b.first ? -1 : 1));
  const merged: AddressRange[] = [];
  for (const range of sorted) {
    const before = merged.at(-1);
    if (before === undefined || before.family !== range.family || range.first > before.last + 1n) {
      merged.push(range);
    } else if (range.last > before.last) {
      merged[merged.length - 1] = { ...before, last: range.last };
    }
  }
  return merged;
}

/** What is in `ranges` and not in `holes`; merged and sorted. One walk over both, however many there are. */
export function subtractRanges(
  ranges: readonly AddressRange[],
  holes: readonly AddressRange[],
): AddressRange[] {
  const sortedHoles = mergeRanges(holes);
  const left: AddressRange[] = [];
  let at = 0;
  for (const range of mergeRanges(ranges)) {
    let first = range.first;
    for (; ; at += 1) {
      const hole = sortedHoles[at];
      if (hole === undefined || isBefore(range, hole)) break;
      if (isBefore(hole, range)) continue;
      if (hole.first > first) left.push({ ...range, first, last: hole.first - 1n });
      first = hole.last + 1n;
      // A hole that reaches further may cut the next range as well.
      if (hole.last > range.last) break;
    }
    if (first <= range.last) left.push({ ...range, first });
  }
  return left;
}

/** Whether all of `a` comes before all of `b`. */
function isBefore(a: AddressRange, b: AddressRange): boolean {
  return a.family < b.family || (a.family === b.family && a.last < b.first);
}

/** What is in both; merged and sorted. */
export function intersectRanges(
  one: readonly AddressRange[],
  other: readonly AddressRange[],
): AddressRange[] {
  return subtractRanges(one, subtractRanges(one, other));
}

/** How many addresses ranges hold that do not overlap. */
export function sizeOfRanges(ranges: readonly AddressRange[]): bigint {
  return ranges.reduce((sum, range) => sum + rangeSize(range), 0n);
}

/** The fewest CIDR networks that hold exactly the range. */
export function rangeToNetworks(range: AddressRange): IpNetwork[] {
  const bits = range.family === 4 ? 32 : 128;
  const networks: IpNetwork[] = [];
  let next = range.first;
  while (next <= range.last) {
    let hostBits = 0;
    while (hostBits < bits) {
      const size = 1n << BigInt(hostBits + 1);
      if (next % size !== 0n || next + size - 1n > range.last) break;
      hostBits += 1;
    }
    const network = parseIpNetwork(`${numberToAddress(range.family, next)}/${bits - hostBits}`);
    if (network !== undefined) networks.push(network);
    next += 1n << BigInt(hostBits);
  }
  return networks;
}
