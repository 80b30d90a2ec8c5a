import type { AffectedStatement, Candidate, ProductMatch } from '../domain/affected-statement.ts';
import { any, isPlainValue } from '../domain/cpe-value.ts';
import type { VersionRange } from '../domain/version-scheme.ts';
import { answerAttributes } from './answer-attributes.ts';
import { combineAnswers } from './answer-match.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import { truth } from './evaluate-condition.ts';
import {
  compareJudged,
  judgeAnswer,
  judgeCandidate,
  strongest,
  type JudgedStatement,
} from './judge-candidate.ts';
import { compareCandidates, judgedCve, type JudgedCve } from './match-cpe.ts';
import type { ObservedProduct } from './observed-product.ts';
import { createVersionLine, type VersionLine } from './version-line.ts';
import { hasSuffixes } from './version-suffix.ts';

/** Answers `affected` for many versions of one product. Equal keys promise equal verdicts. */
export interface VerdictIndex {
  /** Matches inside: a measure of the memory it takes. */
  readonly size: number;
  /** All versions between two neighbouring bounds that no statement names are one class. */
  classOf(observed: ObservedProduct): string;
  /** The same list that `matchCpe` gives; the same verdict is always the same object. */
  affected(observed: ObservedProduct): JudgedCve[];
}

/** Whether an index can answer: a known version alone at its place, in a scheme without suffixes. */
export function isIndexable(observed: ObservedProduct): boolean {
  return isPlainValue(observed.version) && !hasSuffixes(observed.scheme.name);
}

/** One match as numbers: it fits every version, the version of one number, or an interval of the line. */
interface Entry {
  readonly judged: JudgedStatement;
  readonly exact: string | undefined;
  readonly range: VersionRange | undefined;
}

interface IndexedCandidate {
  readonly candidate: Candidate;
  /** Strongest first: the first that fits decides. */
  readonly entries: readonly Entry[];
  /** Holds something that numbers cannot say and is judged as a whole each time. */
  readonly odd: boolean;
}

/** Prepares the statements of a product for observations that differ in nothing but the version. */
export function createVerdictIndex(lookup: CandidateLookup, template: ObservedProduct): VerdictIndex {
  const candidates = lookup
    .findCandidates(template.name)
    .filter((candidate) => lookup.findBrief(candidate.cve).status === 'published')
    .toSorted((a, b) => compareCandidates(lookup, a, b))
    .map((candidate) => indexCandidate(candidate, template));
  const entries = candidates.flatMap((candidate) => candidate.entries);
  const line = createVersionLine(
    template.scheme,
    entries.flatMap(({ range }) => (range === undefined ? [] : [range])),
  );
  const table = packEntries(candidates, line);
  const hasOdd = candidates.some(({ odd }) => odd);
  const judgedByEntry: JudgedCve[] = [];
  return {
    size: entries.length + candidates.length,
    classOf({ version, baseVersion }) {
      if (hasOdd) return version;
      return `${line.placeOf(baseVersion)}/${table.numbers.get(version) ?? ''}`;
    },
    affected(observed) {
      const place = line.placeOf(observed.baseVersion);
      const number = table.numbers.get(observed.version) ?? -1;
      const found: JudgedCve[] = [];
      for (const [index, { candidate, odd }] of candidates.entries()) {
        if (odd) {
          const best = strongest(judgeCandidate(lookup, candidate, { observed, inventory: [observed] }));
          if (best?.verdict === 'affected') found.push(judgedCve(lookup.findBrief(candidate.cve), best));
          continue;
        }
        const at = firstFit(table, index, place, number);
        const entry = entries[at];
        if (entry === undefined) continue;
        found.push((judgedByEntry[at] ??= judgedCve(lookup.findBrief(candidate.cve), entry.judged)));
      }
      return found;
    },
  };
}

function indexCandidate(candidate: Candidate, template: ObservedProduct): IndexedCandidate {
  const entries: Entry[] = [];
  let odd = false;
  for (const statement of candidate.statements) {
    if (statement.use === 'whole') odd = true;
    for (const match of statement.matches) {
      const entry = entryOf(statement, match, template);
      if (entry === 'odd') odd = true;
      else if (entry !== undefined) entries.push(entry);
    }
  }
  if (odd) return { candidate, entries: [], odd };
  return { candidate, entries: entries.toSorted((a, b) => compareJudged(a.judged, b.judged)), odd };
}

/** Undefined for a match that no version can fit. */
function entryOf(
  statement: AffectedStatement,
  match: ProductMatch,
  template: ObservedProduct,
): Entry | 'odd' | undefined {
  const attributes = answerAttributes(match, template);
  if (attributes.contradiction !== undefined) return undefined;
  const exact = match.version === any ? undefined : match.version;
  if (exact !== undefined && !isPlainValue(exact)) return 'odd';
  const range = match.version === any ? match.range : undefined;
  if (range !== undefined && !areBoundsReadable(range, template)) return 'odd';
  const version = exact !== undefined ? 'named' : range !== undefined ? 'in_range' : 'no_bound';
  const platforms = statement.use === 'and' ? truth.unverified : undefined;
  const judged = judgeAnswer(statement, match, combineAnswers(version, attributes), platforms);
  return { judged, exact, range };
}

function areBoundsReadable(range: VersionRange, { scheme }: ObservedProduct): boolean {
  return Object.values(range).every((bound: string) => scheme.parse(bound) !== undefined);
}

/** Entries of all candidates in one row; those of candidate i end at `ends[i]`. */
interface EntryTable {
  readonly ends: Int32Array;
  /** The number of the only version that fits, -1 for entries with an interval. */
  readonly exact: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** The numbers of the versions that are named. */
  readonly numbers: ReadonlyMap<string, number>;
}

function packEntries(candidates: readonly IndexedCandidate[], line: VersionLine): EntryTable {
  const numbers = new Map<string, number>();
  const ends: number[] = [];
  const exact: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (const { entries } of candidates) {
    for (const entry of entries) {
      if (entry.exact !== undefined && !numbers.has(entry.exact)) numbers.set(entry.exact, numbers.size);
      exact.push(entry.exact === undefined ? -1 : (numbers.get(entry.exact) ?? -1));
      const interval = line.intervalOf(entry.range ?? {});
      // A version that cannot be ordered has the place NaN: it lies in no interval, but "any" still fits it.
      from.push(entry.range === undefined && entry.exact === undefined ? NaN : interval.from);
      to.push(interval.to);
    }
    ends.push(exact.length);
  }
  return {
    ends: Int32Array.from(ends),
    exact: Int32Array.from(exact),
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    numbers,
  };
}

/** The first entry of a candidate that fits, -1 for none. `from` is NaN where every version fits. */
function firstFit(table: EntryTable, candidate: number, place: number, number: number): number {
  const end = table.ends[candidate] ?? 0;
  for (let at = candidate === 0 ? 0 : (table.ends[candidate - 1] ?? 0); at < end; at += 1) {
    const exact = table.exact[at] ?? -1;
    if (exact >= 0) {
      if (exact === number) return at;
      continue;
    }
    const from = table.from[at] ?? 0;
    if (Number.isNaN(from) || (place >= from && place <= (table.to[at] ?? 0))) return at;
  }
  return -1;
}
