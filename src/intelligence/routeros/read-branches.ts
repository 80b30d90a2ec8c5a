import type { ProductMatch } from '../../domain/affected-statement.ts';
import type { VersionRange } from '../../domain/version-scheme.ts';
import { schemeNamed } from '../../versions/registry.ts';
import type { CompiledStatement } from '../bundle/compile-configuration.ts';
import { isSingleVersion } from '../bundle/read-version-entry.ts';
import { routerOsKey } from './routeros-key.ts';
import { correctByText } from './correct-by-text.ts';
import { areParallel, releaseLineOf, startOfNextLine, type RouterOsReleases } from './routeros-releases.ts';

const scheme = schemeNamed('routeros');

/**
 * Reads what one record says of RouterOS by its branches (ADR 17): versions that were never released are not believed,
 * a range without a start stays in the branch of its end, a fix in a release line holds for that line whatever other
 * ranges cover, and "before X" in the text outweighs a CPE name of X itself. Statements of other products stay as they are.
 */
export function readBranches(
  statements: readonly CompiledStatement[],
  description: string,
  releases: RouterOsReleases,
): readonly CompiledStatement[] {
  if (!statements.some(({ product }) => product === routerOsKey)) return statements;
  const corrected = statements.map((statement) => {
    if (statement.product !== routerOsKey || statement.use === 'whole') return statement;
    return {
      ...statement,
      matches: correctByText(statement, description).map((match) => quarantined(match, releases)),
    };
  });
  const own = corrected.filter(({ product }) => product === routerOsKey);
  const majors = new Set(own.flatMap(({ matches }) => matches.flatMap(statedMajors)));
  return corrected.map((statement) => {
    if (statement.product !== routerOsKey || statement.use === 'whole') return statement;
    const matches = statement.matches.map((match) => withFloor(match, majors));
    return { ...statement, matches: withLineFixes({ ...statement, matches }, own) };
  });
}

function quarantined(match: ProductMatch, releases: RouterOsReleases): ProductMatch {
  const { version, range } = match;
  const isPossible =
    version === '*'
      ? boundsOf(range).every((bound) => bound === '-' || releases.mayBeBound(bound))
      : version === '-' || releases.mayBeRelease(version);
  return isPossible ? match : { ...match, doubt: 'impossible' };
}

function boundsOf(range: VersionRange | undefined): string[] {
  return Object.values(range ?? {}) as string[];
}

/** The majors that an affected match names by a version or a bound; a zero is the customary "from the beginning". */
function statedMajors({ version, range, status, doubt }: ProductMatch): number[] {
  if (status !== undefined || doubt === 'impossible') return [];
  const versions = version === '*' ? boundsOf(range) : [version];
  return versions.flatMap((text) => releaseLineOf(text)?.major ?? []).filter((major) => major > 0);
}

/** NVD and CPE applicability keep the zero that `affected` has for "no start". */
const fromTheBeginning = /^v?0(?:\.0)*$/iu;

/** A range without a start whose end is in version 7 covers version 6 only when the record names version 6. */
function withFloor(match: ProductMatch, majors: ReadonlySet<number>): ProductMatch {
  const end = match.range?.endExcluding ?? match.range?.endIncluding;
  const start = match.range?.startIncluding ?? match.range?.startExcluding;
  const isOpen = start === undefined || fromTheBeginning.test(start);
  const major = end === undefined ? undefined : releaseLineOf(end)?.major;
  if (!isOpen || major === undefined || match.doubt === 'impossible') return match;
  if (!areParallel(major, major - 1) || majors.has(major - 1)) return match;
  return { ...match, floor: `${major}.0alpha0` };
}

/**
 * Where the record's ranges end inside a release line (`< 6.40.9`, but not `< 6.47`) and others of the same source cover
 * what follows in that line, the end wins: a match of its own, before the ranges, says that the rest of it is fixed.
 * Behind a last affected version (`<= 6.44.5`) it says so also where nothing covers it: that it is fixed is inferred.
 */
function withLineFixes(
  { matches, source, defaultStatus }: CompiledStatement,
  own: readonly CompiledStatement[],
): ProductMatch[] {
  // A source with a word on versions that it does not list has said what follows.
  const isSilent = defaultStatus === undefined;
  const ofSource = own.filter((statement) => statement.source === source).flatMap((one) => one.matches);
  const fixes = [...lastEnds(ofSource).values()]
    .map(fixMatch)
    .filter((fix) => fix !== undefined)
    .filter((fix) => matches.some((match) => mayCover(match, fix) || (isSilent && endsAt(match, fix))));
  if (fixes.length === 0) return [...matches];
  return [
    ...matches.filter(isSingleVersion),
    ...fixes,
    ...matches.filter((match) => !isSingleVersion(match)),
  ];
}

interface LineEnd {
  readonly bound: string;
  readonly isIncluded: boolean;
}

/** The last end inside each release line, by the line's name. */
function lastEnds(matches: readonly ProductMatch[]): Map<string, LineEnd> {
  const ends = new Map<string, LineEnd>();
  for (const match of matches) {
    const { range, status, doubt } = match;
    const bound = range?.endExcluding ?? range?.endIncluding;
    if (status !== undefined || doubt !== undefined || bound === undefined || isSingleVersion(match))
      continue;
    const line = releaseLineOf(bound);
    if (line === undefined || !/^v?\d+\.\d+\.\d+/u.test(bound)) continue;
    const end = { bound, isIncluded: range?.endExcluding === undefined };
    const name = `${line.major}.${line.minor}`;
    const known = ends.get(name);
    if (known === undefined || isLater(end, known)) ends.set(name, end);
  }
  return ends;
}

function isLater(a: LineEnd, b: LineEnd): boolean {
  return compare(a.bound, b.bound) > 0 || (compare(a.bound, b.bound) === 0 && a.isIncluded);
}

function fixMatch({ bound, isIncluded }: LineEnd): ProductMatch | undefined {
  const next = startOfNextLine(bound);
  if (next === undefined) return undefined;
  const start = isIncluded ? { startExcluding: bound } : { startIncluding: bound };
  const range = { ...start, endExcluding: next };
  return { version: '*', attributes: undefined, range, status: 'unaffected', doubt: 'line' };
}

/** Whether an affected range reaches behind the fix, from below or inside its line. */
function mayCover({ range, status, version }: ProductMatch, fix: ProductMatch): boolean {
  if (status !== undefined || version !== '*' || range === undefined) return false;
  const fixed = fix.range?.startIncluding ?? fix.range?.startExcluding ?? '';
  const end = range.endExcluding ?? range.endIncluding;
  const start = range.startIncluding ?? range.startExcluding;
  return (end === undefined || compare(end, fixed) > 0) && (start === undefined || compare(start, fixed) < 0);
}

/** Whether the fix is only inferred, from the end of this very match. */
function endsAt({ range, status, doubt }: ProductMatch, fix: ProductMatch): boolean {
  const inferredFrom = fix.range?.startExcluding;
  const isPlain = status === undefined && doubt === undefined;
  return isPlain && inferredFrom !== undefined && range?.endIncluding === inferredFrom;
}

/** Bounds that cannot be read compare as equal: nothing follows from them. */
function compare(a: string, b: string): number {
  const [left, right] = [scheme.parse(a), scheme.parse(b)];
  return left === undefined || right === undefined ? 0 : scheme.compare(left, right);
}
