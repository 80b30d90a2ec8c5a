import type { ProductMatch } from '../domain/affected-statement.ts';
import { compareCpeValues } from '../domain/cpe-comparison.ts';
import { any, notApplicable } from '../domain/cpe-value.ts';
import type { VersionRange } from '../domain/version-scheme.ts';
import { compiledRangeOf, compileRange, type CompiledRange } from '../versions/is-in-range.ts';
import type { ObservedProduct } from './observed-product.ts';
import { splitVersion, suffixIsPortable } from './version-suffix.ts';

/** What a CPE match says about a version. */
export type VersionAnswer =
  | 'named' // the very version, or a pattern that covers it
  | 'in_range'
  | 'in_range_update_unknown' // in the range unless the unknown update decides otherwise
  | 'no_bound' // the match names no version at all
  | 'no_bound_version_unknown'
  | 'version_unknown' // the match asks for a version and none is known
  | 'incomparable'
  | 'other_branch' // below the branch that a range without a start speaks of
  | 'bound_impossible' // in the range, whose bound was never released
  | 'outside_range'
  | 'other_version';

/** Bounds apply when the match's version is ANY; a version, pattern or NA is compared by NIST IR 7696. */
export function answerVersion(match: ProductMatch, observed: ObservedProduct): VersionAnswer {
  if (match.version === any && match.range !== undefined) return answerRange(match, match.range, observed);
  if (match.version === any) return observed.version === any ? 'no_bound_version_unknown' : 'no_bound';
  if (observed.version === any) return 'version_unknown';
  if (observed.versionIsPattern) return 'incomparable';
  // Only who carries a suffix is compared without it: a plain `4.1` is not the `4.1p1` that a record names.
  const wanted =
    observed.attributes[0] === any
      ? match.version
      : splitVersion(observed.scheme.name, match.version, match.attributes?.[0] ?? any).version;
  const relation = compareCpeValues(wanted, observed.version);
  return relation === 'equal' || relation === 'superset' ? 'named' : 'other_version';
}

function answerRange(match: ProductMatch, range: VersionRange, observed: ObservedProduct): VersionAnswer {
  if (observed.version === any) return 'version_unknown';
  // NA means that versions do not apply to the product, so it lies in no interval of them.
  if (observed.version === notApplicable) return 'outside_range';
  if (observed.versionIsPattern) return 'incomparable';
  const update = match.attributes?.[0] ?? any;
  const inside = suffixIsPortable(observed.scheme.name)
    ? isPortableInRange(range, observed, update)
    : isInside(
        update === any ? observed.parsedFull : observed.parsedBase,
        compiledRangeOf(observed.scheme, range),
      );
  if (inside === 'update_unknown') return 'in_range_update_unknown';
  if (inside === undefined) return 'incomparable';
  if (!inside) return 'outside_range';
  return isBelowFloor(match, observed) ? 'other_branch' : 'in_range';
}

function isBelowFloor({ floor }: ProductMatch, { scheme, parsedFull }: ObservedProduct): boolean {
  if (floor === undefined || parsedFull === undefined) return false;
  const bound = scheme.parse(floor);
  return bound !== undefined && scheme.compare(parsedFull, bound) < 0;
}

/** A bound without a suffix is compared with the bare version, one with a suffix with the full version. */
function isPortableInRange(
  range: VersionRange,
  observed: ObservedProduct,
  update: string,
): boolean | 'update_unknown' | undefined {
  const answers = singleBounds(range).map(({ bound, only }) => {
    const split = splitVersion(observed.scheme.name, bound, any);
    if (split.update === any || update !== any) {
      return isInside(observed.parsedBase, compileRange(observed.scheme, only));
    }
    if (observed.attributes[0] === any && split.version === observed.baseVersion) return 'update_unknown';
    return isInside(observed.parsedFull, compileRange(observed.scheme, only));
  });
  if (answers.includes(false)) return false;
  if (answers.includes(undefined)) return undefined;
  return answers.includes('update_unknown') ? 'update_unknown' : true;
}

function isInside(parsed: unknown, range: CompiledRange): boolean | undefined {
  return parsed === undefined ? undefined : range.contains(parsed);
}

function singleBounds(range: VersionRange): { bound: string; only: VersionRange }[] {
  const keys = ['startIncluding', 'startExcluding', 'endIncluding', 'endExcluding'] as const;
  return keys.flatMap((key) => {
    const bound = range[key];
    return bound === undefined ? [] : [{ bound, only: { [key]: bound } }];
  });
}
