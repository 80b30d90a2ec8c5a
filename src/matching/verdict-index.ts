import type { AffectedStatement, Candidate, ProductMatch } from '../domain/affected-statement.ts';
import { any, hasWildcard, isPlainValue, notApplicable } from '../domain/cpe-value.ts';
import type { VersionRange } from '../domain/version-scheme.ts';
import { answerAttributes } from './answer-attributes.ts';
import { combineAnswers } from './answer-match.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import { coversInAnyPart, truth } from './evaluate-condition.ts';
import { classVerdicts } from './classed-verdicts.ts';
import { judgeCandidate } from './judge-candidate.ts';
import { compareJudged, judgeAnswer, type JudgedStatement } from './judged-statement.ts';
import { judgedCve, type JudgedCve } from './match-cpe.ts';
import type { ObservedProduct } from './observed-product.ts';
import { createVersionLine, everywhere, type VersionLine } from './version-line.ts';
import { suffixIsPortable } from './version-suffix.ts';

/** Answers `affected` for many versions of one product. Equal keys promise equal verdicts. */
export interface VerdictIndex<T> {
  /** Matches inside: a measure of the memory it takes. */
  readonly size: number;
  /** Versions between two neighbouring bounds that nothing names are one class, versions of one text too. */
  classOf(observed: ObservedProduct): string;
  /** The same list that `matchCpe` gives, presented; the same verdict is always the same object. */
  affected(observed: ObservedProduct): T[];
}

/**
 * Whether an index can answer: a known version alone at its place, with no suffix that a bound could cover or leave
 * open.
 */
export function isIndexable(observed: ObservedProduct): boolean {
  const { version, attributes, scheme, baseVersion, fullVersion } = observed;
  // A pattern of an update may cover the suffix of a version that a match names.
  if (!isPlainValue(version) || hasWildcard(attributes[0] ?? any)) return false;
  return !suffixIsPortable(scheme.name) && baseVersion === fullVersion;
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
  /** Holds something that numbers cannot say, or several sources: it is judged as a whole for each class. */
  readonly odd: boolean;
  /** What an odd candidate compares the version with; undefined when versions cannot be put in classes. */
  readonly compared: readonly ProductMatch[] | undefined;
}

/** Prepares the statements of a product for observations that differ in nothing but the version. */
export function createVerdictIndex<T>(
  lookup: CandidateLookup,
  given: readonly Candidate[],
  template: ObservedProduct,
  present: (judged: JudgedCve) => T,
): VerdictIndex<T> {
  const read = createEntryReader(template);
  const candidates = publishedByScore(lookup, given).map((candidate) =>
    indexCandidate(lookup, candidate, template, read),
  );
  const entries = candidates.flatMap((candidate) => candidate.entries);
  const compared = candidates.flatMap((candidate) => candidate.compared ?? []);
  const line = createVersionLine(template.scheme, rangesOf(entries, compared));
  const named = entriesByVersion(candidates);
  const comparedVersions = new Set(compared.map(({ version }) => version));
  const intervals = packIntervals(candidates, line);
  const hasClasses = candidates.every((candidate) => candidate.compared !== undefined);
  const presented: (T | undefined)[] = Array.from({ length: entries.length }, () => undefined);
  const whole = wholeVerdicts(lookup, candidates, line, present);

  function verdictAt(entry: number, { candidate }: IndexedCandidate): T | undefined {
    const judged = entries[entry]?.judged;
    if (judged === undefined) return undefined;
    return (presented[entry] ??= present(judgedCve(lookup.findBrief(candidate.cve), judged)));
  }

  return {
    // What is only compared has no verdict of its own to keep.
    size: entries.length + Math.ceil(compared.length / 4) + candidates.length,
    classOf({ version, baseVersion }) {
      if (!hasClasses) return version;
      const isNamed = named.has(version) || comparedVersions.has(version);
      return `${line.placeOf(baseVersion)}/${isNamed ? version : ''}`;
    },
    affected(observed) {
      const place = line.placeOf(observed.baseVersion);
      const fits = firstFits(intervals, place);
      for (const { candidate, entry } of named.get(observed.version) ?? []) {
        const known = fits[candidate] ?? -1;
        if (known < 0 || entry < known) fits[candidate] = entry;
      }
      const wholes = whole(observed, place);
      const found: T[] = [];
      // A plain loop: it runs over thousands of CVEs for every version of a popular product.
      for (let index = 0; index < candidates.length; index += 1) {
        const candidate = candidates[index];
        const entry = fits[index] ?? -1;
        if (candidate === undefined || (entry < 0 && !candidate.odd)) continue;
        const judged = candidate.odd ? wholes[index] : verdictAt(entry, candidate);
        if (judged !== undefined) found.push(judged);
      }
      return found;
    },
  };
}

/** Gives the verdicts of the odd candidates, judged once for each class where there are classes. */
function wholeVerdicts<T>(
  lookup: CandidateLookup,
  candidates: readonly IndexedCandidate[],
  line: VersionLine,
  present: (judged: JudgedCve) => T,
): (observed: ObservedProduct, place: number) => readonly (T | undefined)[] {
  const judge = (index: number, observed: ObservedProduct): T | undefined => {
    const candidate = candidates[index]?.candidate;
    if (candidate === undefined) return undefined;
    const best = judgeCandidate(lookup, candidate, { observed, inventory: [observed] });
    if (best?.verdict !== 'affected') return undefined;
    return present(judgedCve(lookup.findBrief(candidate.cve), best));
  };
  const classed = classVerdicts(
    candidates.map(({ odd, compared }) => (odd ? compared : undefined)),
    line,
    judge,
  );
  const unclassed = candidates.flatMap(({ odd, compared }, index) =>
    odd && compared === undefined ? [index] : [],
  );
  if (unclassed.length === 0) return classed;
  return (observed, place) => {
    const found = [...classed(observed, place)];
    for (const index of unclassed) found[index] = judge(index, observed);
    return found;
  };
}

function publishedByScore(lookup: CandidateLookup, candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, brief: lookup.findBrief(candidate.cve) }))
    .filter(({ brief }) => brief.status === 'published')
    .sort((a, b) => (b.brief.score ?? -1) - (a.brief.score ?? -1) || a.candidate.cve - b.candidate.cve)
    .map(({ candidate }) => candidate);
}

function indexCandidate(
  lookup: CandidateLookup,
  candidate: Candidate,
  template: ObservedProduct,
  read: EntryReader,
): IndexedCandidate {
  const entries: Entry[] = [];
  const source = candidate.statements[0]?.source;
  let odd = false;
  for (const statement of candidate.statements) {
    odd ||= statement.use === 'whole' || statement.source !== source || statement.isListing;
    if (odd) break;
    for (const match of statement.matches) {
      const entry = read(statement, match);
      if (entry === 'odd') odd = true;
      else if (entry !== undefined) entries.push(entry);
    }
  }
  if (odd) return { candidate, entries: [], odd, compared: comparedBy(lookup, candidate, template) };
  if (entries.length > 1) entries.sort((a, b) => compareJudged(a.judged, b.judged));
  return { candidate, entries, odd, compared: [] };
}

/** All matches that the version of this product is compared with, when each is a plain version or interval. */
function comparedBy(
  lookup: CandidateLookup,
  candidate: Candidate,
  template: ObservedProduct,
): readonly ProductMatch[] | undefined {
  const found = candidate.statements.flatMap((statement): readonly ProductMatch[] =>
    statement.use === 'whole'
      ? lookup
          .findCondition(statement.condition)
          .nodes.flatMap(({ matches }) => matches)
          .filter(({ product }) => coversInAnyPart(product, template.key))
      : statement.matches,
  );
  const isPlain = ({ version, range }: ProductMatch) =>
    version === any
      ? range === undefined || areBoundsReadable(range, template)
      : version === notApplicable || isPlainValue(version);
  return found.every(isPlain) ? found : undefined;
}

type EntryReader = (statement: AffectedStatement, match: ProductMatch) => Entry | 'odd' | undefined;

/** Gives one entry for a match that several records of the product share, as far as they use it alike. */
function createEntryReader(template: ObservedProduct): EntryReader {
  const known = new Map<string, Map<ProductMatch, Entry | 'odd' | 'never'>>();
  return (statement, match) => {
    const use = `${statement.source} ${statement.use} ${statement.product} ${statement.named ?? ''}`;
    let ofUse = known.get(use);
    if (ofUse === undefined) known.set(use, (ofUse = new Map()));
    let entry = ofUse.get(match);
    if (entry === undefined) ofUse.set(match, (entry = entryOf(statement, match, template) ?? 'never'));
    return entry === 'never' ? undefined : entry;
  };
}

function rangesOf(entries: readonly Entry[], compared: readonly ProductMatch[]): VersionRange[] {
  const ranges = new Set<VersionRange>();
  for (const { floor } of compared) if (floor !== undefined) ranges.add({ startIncluding: floor });
  for (const { range } of entries) if (range !== undefined) ranges.add(range);
  for (const { range } of compared) if (range !== undefined) ranges.add(range);
  return [...ranges];
}

/** Undefined for a match that no version can fit. */
function entryOf(
  statement: AffectedStatement,
  match: ProductMatch,
  template: ObservedProduct,
): Entry | 'odd' | undefined {
  const attributes = answerAttributes(match, template);
  if (attributes.contradiction !== undefined) return undefined;
  // A doubt, or a branch that a range does not speak of, decides more than whether the version fits.
  if (match.floor !== undefined || match.doubt !== undefined) return 'odd';
  const exact = match.version === any ? undefined : match.version;
  if (exact === notApplicable) return undefined;
  if (exact !== undefined && !isPlainValue(exact)) return 'odd';
  const range = match.version === any ? match.range : undefined;
  if (range !== undefined && !areBoundsReadable(range, template)) return 'odd';
  const version = exact !== undefined ? 'named' : range !== undefined ? 'in_range' : 'no_bound';
  const platforms = statement.use === 'and' ? truth.unverified : undefined;
  const judged = judgeAnswer(statement, match, combineAnswers(match, version, attributes), platforms);
  return { judged, exact, range };
}

function areBoundsReadable(range: VersionRange, { scheme }: ObservedProduct): boolean {
  return Object.values(range).every((bound: string) => scheme.parse(bound) !== undefined);
}

/** Entries that name a version, by that version. Entries are numbered through all candidates. */
function entriesByVersion(
  candidates: readonly IndexedCandidate[],
): Map<string, { candidate: number; entry: number }[]> {
  const named = new Map<string, { candidate: number; entry: number }[]>();
  let entry = 0;
  for (const [candidate, { entries }] of candidates.entries()) {
    for (const { exact } of entries) {
      if (exact !== undefined) {
        const known = named.get(exact);
        if (known === undefined) named.set(exact, [{ candidate, entry }]);
        else known.push({ candidate, entry });
      }
      entry += 1;
    }
  }
  return named;
}

/** All other entries as intervals of places; those of candidate i end at `ends[i]`. */
interface Intervals {
  readonly ends: Int32Array;
  readonly entry: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function packIntervals(candidates: readonly IndexedCandidate[], line: VersionLine): Intervals {
  const ends: number[] = [];
  const numbers: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let number = 0;
  for (const { entries } of candidates) {
    for (const { exact, range } of entries) {
      if (exact === undefined) {
        const interval = range === undefined ? everywhere : line.intervalOf(range);
        numbers.push(number);
        from.push(interval.from);
        to.push(interval.to);
      }
      number += 1;
    }
    ends.push(numbers.length);
  }
  return {
    ends: Int32Array.from(ends),
    entry: Int32Array.from(numbers),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
  };
}

/** For each candidate its first entry whose interval holds the place, -1 for none. */
function firstFits({ ends, entry, from, to }: Intervals, place: number): Int32Array {
  const fits = new Int32Array(ends.length).fill(-1);
  let at = 0;
  for (let candidate = 0; candidate < ends.length; candidate += 1) {
    const end = ends[candidate] ?? 0;
    for (; at < end; at += 1) {
      if (place >= (from[at] ?? 0) && place <= (to[at] ?? 0)) {
        fits[candidate] = entry[at] ?? -1;
        break;
      }
    }
    at = end;
  }
  return fits;
}
