import type { ProductMatch } from '../domain/affected-statement.ts';
import { any } from '../domain/cpe-value.ts';
import type { ObservedProduct } from './observed-product.ts';
import type { VersionLine } from './version-line.ts';

/** The verdicts of one CVE by classes of versions, each judged when it is first asked for. */
export interface ClassedVerdicts<T> {
  /** The verdict on `observed`, whose base version stands at `place`; undefined when it is not affected. */
  at(observed: ObservedProduct, place: number): T | undefined;
}

/**
 * A CVE compares the version with the bounds of `compared` and with the versions named there, and with nothing else:
 * two versions between the same neighbouring bounds that none of them names get one verdict.
 */
export function classVerdicts<T>(
  compared: readonly ProductMatch[],
  line: VersionLine,
  judge: (observed: ObservedProduct) => T | undefined,
): ClassedVerdicts<T> {
  const cuts = cutsOf(compared, line);
  const named = new Set(compared.map(({ version }) => version).filter((version) => version !== any));
  const bySegment: { verdict: T | undefined }[] = [];
  const byName = new Map<string, { verdict: T | undefined }>();
  return {
    at(observed, place) {
      const isNamed = named.size > 0 && named.has(observed.version);
      const segment = isNamed ? -1 : segmentOf(cuts, place);
      let known = isNamed ? byName.get(observed.version) : bySegment[segment];
      if (known === undefined) {
        known = { verdict: judge(observed) };
        if (isNamed) byName.set(observed.version, known);
        else bySegment[segment] = known;
      }
      return known.verdict;
    },
  };
}

/** Places at which an interval begins or has just ended, ascending; versions without a place come before all. */
function cutsOf(compared: readonly ProductMatch[], line: VersionLine): Int32Array {
  const cuts = new Set<number>([-1]);
  for (const { version, range, floor } of compared) {
    if (version !== any) continue;
    const { from, to } = line.intervalOf(range ?? {});
    cuts.add(from).add(to + 1);
    if (floor !== undefined) cuts.add(line.intervalOf({ startIncluding: floor }).from);
  }
  return Int32Array.from(cuts).sort();
}

/** How many cuts are at or below the place. */
function segmentOf(cuts: Int32Array, place: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
