import { isPlainDotted } from './dotted-version.ts';
import { isAbout } from './evaluate-match.ts';
import type { NvdCve } from './nvd-records.ts';
import type { Product } from './collect-products.ts';
import { readCriteria, unquoted } from './read-criteria.ts';
import { drawFrom, drawNumber, drawSome } from './seeded-random.ts';

/**
 * Up to `count` different plain dotted versions for a product: ones its records write, their
 * neighbours, and free ones.
 */
export function drawVersions(
  random: () => number,
  product: Product,
  cves: readonly NvdCve[],
  count: number,
): string[] {
  const written = [...writtenVersions(product, cves)];
  const drawn = new Set<string>();
  for (const version of drawSome(random, written, Math.ceil(count / 3))) drawn.add(version);
  for (let tries = 0; drawn.size < count && tries < count * 8; tries += 1) {
    const near = written.length > 0 && random() < 0.75;
    drawn.add(near ? drawFrom(random, neighbours(drawFrom(random, written))) : freeVersion(random));
  }
  return [...drawn].slice(0, count);
}

/** The plain dotted versions that bounds or exact criteria of the product name. */
export function writtenVersions(product: Product, cves: readonly NvdCve[]): Set<string> {
  const written = new Set<string>();
  const query = { ...product, version: '0' };
  const nodes = cves.flatMap((cve) => cve.configurations ?? []).flatMap((one) => one.nodes);
  for (const match of nodes.flatMap((node) => node.cpeMatch)) {
    if (!isAbout(query, match.criteria)) continue;
    const candidates = [
      unquoted(readCriteria(match.criteria).version),
      match.versionStartIncluding,
      match.versionStartExcluding,
      match.versionEndIncluding,
      match.versionEndExcluding,
    ];
    for (const version of candidates)
      if (version !== undefined && isPlainDotted(version)) written.add(version);
  }
  return written;
}

/** Versions just beside a plain dotted one: last number one up and down, longer, shorter. */
export function neighbours(version: string): string[] {
  const numbers = version.split('.');
  const front = numbers.slice(0, -1);
  const last = BigInt(numbers.at(-1) ?? '0');
  const beside = [[...front, last + 1n].join('.'), `${version}.1`, `${version}.0`];
  if (last > 0n) beside.push([...front, last - 1n].join('.'));
  if (front.length > 0) beside.push(front.join('.'));
  return beside;
}

function freeVersion(random: () => number): string {
  const length = 1 + drawNumber(random, 4);
  return Array.from({ length }, (_, at) => drawNumber(random, at === 0 ? 16 : 30)).join('.');
}
