import type { Candidate } from '../domain/affected-statement.ts';
import { cpeValueOfText, isPlainValue, textOfCpeValue } from '../domain/cpe-value.ts';
import type { CpeName } from '../domain/cpe-name.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import { judgeCandidate } from './judge-candidate.ts';
import { observedProductOf, type ObservedProduct } from './observed-product.ts';

/** What asks which version of a product has which CVEs no more. */
export interface VersionJudge {
  /** Versions that statements about the CVEs name as the first unaffected one, newer than the present, ascending. */
  readonly stated: readonly string[];
  /** Those of the CVEs that the version has, or of which nobody says. */
  remaining(version: string): readonly string[];
}

// A product with more bounds than these above its version is so old that the newest ones matter.
const mostVersions = 400;

/**
 * Judges other versions of a product by the same statements as the present one. No version is made up: `stated` are
 * ends of affected ranges (exclusive) and versions that are called unaffected.
 */
export function judgeVersions(
  lookup: CandidateLookup,
  name: CpeName,
  cveIds: ReadonlySet<string>,
  others: readonly CpeName[],
): VersionJudge {
  const present = observedProductOf(name);
  const inventory = others.map((other) => observedProductOf(other)).filter(({ key }) => key !== present.key);
  const candidates = lookup.findCandidates(name, undefined, 'every').flatMap((candidate) => {
    const { cveId } = lookup.findBrief(candidate.cve);
    return cveIds.has(cveId) ? [{ cveId, candidate }] : [];
  });
  return {
    stated: statedVersions(
      candidates.map(({ candidate }) => candidate),
      present,
    ),
    remaining: once((version) => {
      const value = cpeValueOfText(version);
      if (value === undefined) return [...cveIds];
      const observed = observedProductOf({ ...name, version: value, update: '*' });
      const place = { observed, inventory: [observed, ...inventory] };
      const absent = new Set(
        candidates
          .filter(({ candidate }) => {
            const verdict = judgeCandidate(lookup, candidate, place)?.verdict;
            return verdict === 'not_affected' || (verdict === 'unknown' && isBehindEnd(candidate, observed));
          })
          .map(({ cveId }) => cveId),
      );
      return [...cveIds].filter((cveId) => !absent.has(cveId));
    }),
  };
}

/** Each of hundreds of CVEs asks about the same hundreds of versions. */
function once(judge: (version: string) => readonly string[]): (version: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (version) => {
    let remaining = known.get(version);
    if (remaining === undefined) known.set(version, (remaining = judge(version)));
    return remaining;
  };
}

/**
 * Some records say of no version that it is unaffected, yet end their affected range at one. In the release line of
 * that end (first two numbers), the end and what follows count as mended.
 */
function isBehindEnd(
  { statements }: Candidate,
  { fullVersion, parsedFull, scheme }: ObservedProduct,
): boolean {
  return statements.some(({ matches }) =>
    matches.some(({ range, status, doubt }) => {
      const end = range?.endExcluding;
      if (status !== undefined || doubt === 'impossible' || end === undefined || !isPlainValue(end)) {
        return false;
      }
      const text = textOfCpeValue(end);
      const parsed = scheme.parse(text);
      if (parsed === undefined || parsedFull === undefined) return false;
      return lineOf(text) === lineOf(fullVersion) && scheme.compare(parsed, parsedFull) <= 0;
    }),
  );
}

function lineOf(version: string): string {
  return /^\d+(?:\.\d+)?/u.exec(version)?.[0] ?? version;
}

function statedVersions(
  candidates: readonly Candidate[],
  { scheme, fullVersion, parsedFull }: ObservedProduct,
): string[] {
  if (parsedFull === undefined) return [];
  const found = new Map<string, unknown>();
  for (const { statements } of candidates) {
    for (const { matches } of statements) {
      for (const { version, range, status, doubt } of matches) {
        const isGood = status === 'unaffected';
        for (const value of isGood ? [version, range?.startIncluding] : [range?.endExcluding]) {
          if (doubt === 'impossible' || value === undefined || !isPlainValue(value)) continue;
          const text = textOfCpeValue(value);
          if (text !== fullVersion) found.set(text, scheme.parse(text));
        }
      }
    }
  }
  return [...found]
    .filter(([, parsed]) => parsed !== undefined && scheme.compare(parsed, parsedFull) > 0)
    .toSorted(([, a], [, b]) => scheme.compare(a, b))
    .slice(-mostVersions)
    .map(([text]) => text);
}
