import type { ProductMatch } from '../../domain/affected-statement.ts';
import type { VersionStatus } from '../../domain/statement-source.ts';
import type { VersionRange } from '../../domain/version-scheme.ts';
import type { VersionEntry } from '../../domain/vulnerability-record.ts';
import type { VersionScheme } from '../../versions/version-scheme.ts';
import { isSeveralVersions, parseVersionWords, wildcardEnd } from './version-words.ts';

const maxBoundLength = 200;
/** Commits of a repository have no order that a version could be put into. */
const unordered = /^(?:git|original_commit_for_fix)$/iu;
const nothing = /^(?:n\/?a|none|unspecified|not specified|unknown|tbd|-|)$/iu;
const everything = /^(?:\*|all|any|all versions?|0(?:\.0)*)$/iu;

/**
 * One entry of `versions[]` as matches (CVE Record Format, "versions"), in an order in which the first that fits
 * decides. Undefined when it cannot be read as versions: then nothing follows from what is not listed.
 */
export function readVersionEntry(entry: VersionEntry, scheme: VersionScheme): ProductMatch[] | undefined {
  if (entry.versionType !== undefined && unordered.test(entry.versionType.trim())) return undefined;
  const version = entry.version.trim();
  const isBounded = entry.lessThan !== undefined || entry.lessThanOrEqual !== undefined;
  if (!isBounded) return readSingle(version, entry.status, scheme);
  const start =
    nothing.test(version) || everything.test(version) ? undefined : version.replace(/\.[*x]$/iu, '');
  if (start !== undefined && !isReadable(start, scheme)) return undefined;
  const end = readEnd(entry, scheme);
  if (end === undefined) return undefined;
  const segments: ProductMatch[] = [];
  let from = start;
  let status = entry.status;
  for (const change of entry.changes ?? []) {
    if (!isReadable(change.at, scheme)) return undefined;
    segments.push(rangeMatch({ ...startOf(from), endExcluding: change.at }, status));
    from = change.at;
    status = change.status;
  }
  return [...segments, rangeMatch({ ...startOf(from), ...end }, status)];
}

function startOf(from: string | undefined): VersionRange {
  return from === undefined ? {} : { startIncluding: from };
}

function readEnd(
  { lessThan, lessThanOrEqual }: VersionEntry,
  scheme: VersionScheme,
): VersionRange | undefined {
  const bound = (lessThan ?? lessThanOrEqual ?? '').trim();
  if (bound === '*' || nothing.test(bound)) return {};
  const wide = wildcardEnd(bound);
  if (wide !== undefined) return { endExcluding: wide };
  if (!isReadable(bound, scheme)) return undefined;
  return lessThan === undefined ? { endIncluding: bound } : { endExcluding: bound };
}

function readSingle(
  version: string,
  status: VersionStatus,
  scheme: VersionScheme,
): ProductMatch[] | undefined {
  // That some version is unaffected, and not which, leaves all of them open.
  if (status === 'unaffected' && nothing.test(version)) return undefined;
  if (nothing.test(version) || everything.test(version)) return [rangeMatch({}, status)];
  const ranges = parseVersionWords(version);
  if (ranges !== undefined) {
    const bounds = ranges.flatMap((range) => Object.values(range) as string[]);
    return bounds.every((bound) => isReadable(bound, scheme))
      ? ranges.map((range) => rangeMatch(range, status))
      : undefined;
  }
  if (!isReadable(version, scheme) || isSeveralVersions(version)) return undefined;
  return [rangeMatch({ startIncluding: version, endIncluding: version }, status)];
}

/** A date or a sentence is no version; where the scheme would take anything, spaces tell. */
function isReadable(text: string, scheme: VersionScheme): boolean {
  if (text === '' || text.length > maxBoundLength || !/\d/u.test(text)) return false;
  // What the RouterOS scheme cannot read is kept all the same: the bound is wrong, not missing.
  if (scheme.name === 'routeros') return true;
  return !/\s/u.test(text) && scheme.parse(text) !== undefined;
}

function rangeMatch(range: VersionRange, status: VersionStatus): ProductMatch {
  return {
    version: '*',
    attributes: undefined,
    range: Object.keys(range).length === 0 ? undefined : range,
    ...(status !== 'affected' && { status }),
  };
}

/** Whether a match names one version. */
export function isSingleVersion({ version, range }: ProductMatch): boolean {
  return (
    version !== '*' || (range?.startIncluding !== undefined && range.startIncluding === range.endIncluding)
  );
}
