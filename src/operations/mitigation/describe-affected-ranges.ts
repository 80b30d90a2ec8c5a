import type { AffectedProduct } from '../../domain/affected-product.ts';
import type { ProductMatch } from '../../domain/affected-statement.ts';
import { matchesWildcard } from '../../domain/cpe-comparison.ts';
import { splitBound } from '../../domain/cpe-name.ts';
import type { AffectedRange } from '../../domain/mitigation.ts';
import type { VersionRange } from '../../domain/version-scheme.ts';
import { isInRange } from '../../versions/is-in-range.ts';
import { schemeForProduct } from '../../versions/scheme-for-product.ts';
import type { VersionScheme } from '../../versions/version-scheme.ts';

const maxVersionsTold = 20;

/**
 * What a record says about the versions of one product, ascending. A fixed version is told only where a range of the
 * record ends before it and nothing else in the record calls it affected.
 */
export function describeAffectedRanges({ product, matches }: AffectedProduct): AffectedRange[] {
  const [, vendor = '', name = ''] = splitBound(product);
  const scheme = schemeForProduct(vendor, name);
  const compare = comparatorOf(scheme);
  const ranged = matches
    .filter(({ range }) => range !== undefined)
    .toSorted((a, b) => compare(startOf(a), startOf(b)) || compare(endOf(a), endOf(b)));
  const exact = matches.filter(
    ({ range, version }) => range === undefined && version !== '*' && version !== '-',
  );
  const versions = [...new Set(exact.map(versionText))].toSorted((a, b) =>
    compare(a.replace(' ', ''), b.replace(' ', '')),
  );
  const isOpen = matches.some(
    ({ range, version }) => range === undefined && (version === '*' || version === '-'),
  );
  return distinct([
    ...ranged.map((match) => describeRange(match, matches, scheme)),
    ...(versions.length === 0 ? [] : [{ affected: listed(versions), firstFixed: null }]),
    ...(isOpen ? [{ affected: 'all versions, as far as the record says', firstFixed: null }] : []),
  ]);
}

function describeRange(
  { range = {} }: ProductMatch,
  all: readonly ProductMatch[],
  scheme: VersionScheme,
): AffectedRange {
  const { startIncluding, startExcluding, endIncluding, endExcluding } = range;
  const words = [
    startIncluding === undefined ? undefined : `from ${plain(startIncluding)}`,
    startExcluding === undefined ? undefined : `after ${plain(startExcluding)}`,
    endIncluding === undefined ? undefined : `up to and including ${plain(endIncluding)}`,
    endExcluding === undefined ? undefined : `before ${plain(endExcluding)}`,
  ].filter((word) => word !== undefined);
  const isFixed = endExcluding !== undefined && !all.some((match) => mayAffect(match, endExcluding, scheme));
  return { affected: words.join(', '), firstFixed: isFixed ? plain(endExcluding) : null };
}

/** Whether a match may mean `version`, whatever edition or update it is about; in doubt it may. */
function mayAffect(match: ProductMatch, version: string, scheme: VersionScheme): boolean {
  if (match.range !== undefined) return isInRange(scheme, plain(version), plainRange(match.range)) !== false;
  if (match.version === '*' || match.version === '-') return true;
  if (match.version === version || matchesWildcard(match.version, version)) return true;
  const [one, other] = [scheme.parse(plain(match.version)), scheme.parse(plain(version))];
  return one !== undefined && other !== undefined && scheme.compare(one, other) === 0;
}

function plainRange(range: VersionRange): VersionRange {
  return Object.fromEntries(
    Object.entries(range).map(([bound, version]) => [bound, plain(version as string)]),
  );
}

function versionText({ version, attributes }: ProductMatch): string {
  const update = attributes?.[0];
  return plain(update === undefined || update === '*' || update === '-' ? version : `${version} ${update}`);
}

function listed(versions: readonly string[]): string {
  const shown = versions.slice(0, maxVersionsTold).join(', ');
  const more = versions.length - maxVersionsTold;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function startOf({ range }: ProductMatch): string {
  return range?.startIncluding ?? range?.startExcluding ?? '';
}

function endOf({ range }: ProductMatch): string {
  return range?.endExcluding ?? range?.endIncluding ?? '';
}

/** Orders by the scheme of the product; what is no version of it comes first, in the order of its text. */
function comparatorOf(scheme: VersionScheme): (a: string, b: string) => number {
  return (a, b) => {
    const [left, right] = [scheme.parse(a), scheme.parse(b)];
    if (left !== undefined && right !== undefined) return scheme.compare(left, right);
    if (left === undefined && right === undefined) return a < b ? -1 : a > b ? 1 : 0;
    return left === undefined ? -1 : 1;
  };
}

/** CPE values escape what is no letter or digit (NIST IR 7695 §6.2). */
function plain(value: string): string {
  return value.replaceAll(/\\(.)/gu, '$1');
}

function distinct(ranges: readonly AffectedRange[]): AffectedRange[] {
  return [...new Map(ranges.map((range) => [`${range.affected}|${range.firstFixed}`, range])).values()];
}
