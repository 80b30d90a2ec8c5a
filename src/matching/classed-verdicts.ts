import type { ProductMatch } from '../domain/affected-statement.ts';
import { any } from '../domain/cpe-value.ts';
import type { ObservedProduct } from './observed-product.ts';
import type { VersionLine } from './version-line.ts';

/** The verdicts of many CVEs on `observed`, whose base version stands at `place`; undefined for not affected. */
export type ClassedVerdicts<T> = (observed: ObservedProduct, place: number) => readonly (T | undefined)[];

const notAffected = Symbol('not affected');

/**
 * A CVE compares the version with the bounds of its `compared` and with the versions named there, and with nothing
 * else: two versions between the same neighbouring bounds that none of them names get one verdict, which is judged when
 * it is first asked for. CVEs without `compared` get none here.
 */
export function classVerdicts<T>(
  compared: readonly (readonly ProductMatch[] | undefined)[],
  line: VersionLine,
  judge: (cve: number, observed: ObservedProduct) => T | undefined,
): ClassedVerdicts<T> {
  const { cuts, ends } = packCuts(compared, line);
  const named = cvesByName(compared);
  const byName = new Map<string, readonly (T | undefined)[]>();
  // One segment more than cuts for each CVE: those of CVE i begin at the first of its cuts plus i.
  const segments: (T | typeof notAffected | undefined)[] = [];

  return (observed, place) => {
    const found: (T | undefined)[] = [];
    const cves = named.get(observed.version) ?? none;
    let nextNamed = 0;
    let from = 0;
    // A plain loop over packed numbers: it runs over thousands of CVEs for every version of a popular product.
    for (let cve = 0; cve < ends.length; cve += 1) {
      const end = ends[cve] ?? 0;
      if (cves[nextNamed] === cve) {
        nextNamed += 1;
        from = end;
        found.push(undefined);
        continue;
      }
      let at = from;
      while (at < end && (cuts[at] ?? 0) <= place) at += 1;
      const slot = at + cve;
      let verdict = from === end ? notAffected : segments[slot];
      if (verdict === undefined) segments[slot] = verdict = judge(cve, observed) ?? notAffected;
      found.push(verdict === notAffected ? undefined : verdict);
      from = end;
    }
    if (cves.length === 0) return found;
    let ofName = byName.get(observed.version);
    if (ofName === undefined) {
      ofName = cves.map((cve) => judge(cve, observed));
      byName.set(observed.version, ofName);
    }
    for (const [index, cve] of cves.entries()) found[cve] = ofName[index];
    return found;
  };
}

const none: readonly number[] = [];

/** The cuts of all CVEs in one list; those of CVE i end at `ends[i]`. */
function packCuts(compared: readonly (readonly ProductMatch[] | undefined)[], line: VersionLine) {
  const cuts: number[] = [];
  const ends = Int32Array.from(compared, (matches) => {
    if (matches !== undefined) cuts.push(...cutsOf(matches, line));
    return cuts.length;
  });
  return { cuts: Int32Array.from(cuts), ends };
}

/** Places at which an interval begins or has just ended, ascending; versions without a place come before all. */
function cutsOf(matches: readonly ProductMatch[], line: VersionLine): number[] {
  const cuts = new Set<number>([-1]);
  for (const { version, range, floor } of matches) {
    if (version !== any) continue;
    const { from, to } = line.intervalOf(range ?? {});
    cuts.add(from).add(to + 1);
    if (floor !== undefined) cuts.add(line.intervalOf({ startIncluding: floor }).from);
  }
  return [...cuts].sort((a, b) => a - b);
}

function cvesByName(compared: readonly (readonly ProductMatch[] | undefined)[]): Map<string, number[]> {
  const named = new Map<string, number[]>();
  for (const [cve, matches] of compared.entries()) {
    for (const version of new Set((matches ?? []).map((match) => match.version))) {
      if (version === any) continue;
      const cves = named.get(version);
      if (cves === undefined) named.set(version, [cve]);
      else cves.push(cve);
    }
  }
  return named;
}
