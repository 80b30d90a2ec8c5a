import type { SecurityRelease } from '../../domain/branch-knowledge.ts';
import type { SeenRelease } from '../../domain/seen-release.ts';
import { schemeNamed } from '../../versions/registry.ts';
import type { SecurityNote } from '../mikrotik/read-changelog.ts';
import { releaseLineOf, type RouterOsReleases } from './routeros-releases.ts';

const scheme = schemeNamed('routeros');
const mostReleases = 3;
const mostNotes = 2;

/** What the records of a bundle say, as far as release notes are compared with it. */
export interface RecordsOfRouterOs {
  /** Whether a record of the CVE is there. */
  knows(cveId: string): boolean;
  /** Versions at which a statement about RouterOS ends or calls it unaffected, as texts. */
  fixedVersions(): ReadonlySet<string>;
}

interface KnownOfReleases {
  readonly seen: readonly SeenRelease[];
  readonly releases: RouterOsReleases;
  readonly records: RecordsOfRouterOs;
}

/**
 * Finds the releases above a version whose notes speak of security where no record does: MikroTik tells of a fix days
 * before its CVE is published. Those of the version's own line, else of its major; previews only above a preview.
 */
export function createSecurityReleaseFinder(
  notes: ReadonlyMap<string, readonly SecurityNote[]>,
  known: KnownOfReleases,
): (version: string) => SecurityRelease[] {
  let unrecorded: readonly SecurityRelease[] | undefined;
  return (version) => {
    const [own, line] = [scheme.parse(version), releaseLineOf(version)];
    if (own === undefined || line === undefined) return [];
    unrecorded ??= unrecordedReleases(notes, known);
    const above = unrecorded.filter(
      (release) =>
        releaseLineOf(release.version)?.major === line.major &&
        scheme.compare(scheme.parse(release.version), own) > 0 &&
        (isPreview(version) || !isPreview(release.version)),
    );
    const ofLine = above.filter((release) => releaseLineOf(release.version)?.minor === line.minor);
    return (ofLine.length > 0 ? ofLine : above).slice(-mostReleases);
  };
}

function isPreview(version: string): boolean {
  return /[a-z]/iu.test(version);
}

function unrecordedReleases(
  notes: ReadonlyMap<string, readonly SecurityNote[]>,
  { seen, releases, records }: KnownOfReleases,
): SecurityRelease[] {
  const days = new Map(seen.map(({ version, releasedOn }) => [version, releasedOn]));
  const fixed = records.fixedVersions();
  return [...notes]
    .flatMap(([version, of]) => {
      const open = of.filter(({ cveIds }) =>
        cveIds.length === 0 ? !fixed.has(version) : cveIds.some((cveId) => !records.knows(cveId)),
      );
      if (open.length === 0 || scheme.parse(version) === undefined) return [];
      const bad = releases.knownBadRelease(version);
      const instead = bad === undefined ? null : { version: bad.repairedIn, problem: bad.problem };
      const texts = open.slice(0, mostNotes).map(({ text }) => text);
      return [{ version, releasedOn: days.get(version) ?? null, notes: texts, instead }];
    })
    .toSorted((a, b) => scheme.compare(scheme.parse(a.version), scheme.parse(b.version)));
}
