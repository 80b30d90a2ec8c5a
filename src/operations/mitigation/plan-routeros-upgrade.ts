import type {
  ProductMitigation,
  RouterOsChannel,
  SkippedRelease,
  UpgradeTarget,
} from '../../domain/device-mitigation.ts';
import { releaseLineOf, type RouterOsReleases } from '../../intelligence/routeros/routeros-releases.ts';
import type { VersionJudge } from '../../matching/fixing-versions.ts';
import { schemeNamed } from '../../versions/registry.ts';

const scheme = schemeNamed('routeros');
const isPreview = (version: string): boolean => /(?:alpha|beta|rc)\d+$/u.test(version);

/** The software edition of a CPE → the channel that a router has told of itself. */
const channels: Readonly<Record<string, RouterOsChannel>> = {
  ltr: 'long-term',
  '-': 'stable',
  testing: 'testing',
};

/** The channel that a router says it follows (`edition` of its CPE, or texts), else the one that its version is usually of. */
export function routerOsChannel(
  version: string | null,
  { edition, texts }: { readonly edition: string; readonly texts: readonly string[] },
  releases: RouterOsReleases,
): NonNullable<ProductMitigation['channel']> {
  const told = channels[edition];
  if (told !== undefined) return { name: told, basis: 'seen' };
  for (const text of texts) {
    const [, seen] = /\((long-term|stable|testing|development)\)/u.exec(text) ?? [];
    if (seen === 'long-term' || seen === 'stable') return { name: seen, basis: 'seen' };
    if (seen !== undefined) return { name: 'testing', basis: 'seen' };
  }
  if (version !== null && isPreview(version)) return { name: 'testing', basis: 'assumed' };
  const name = version !== null && releases.isLongTerm(version) ? 'long-term' : 'stable';
  return { name, basis: 'assumed' };
}

/**
 * Where to go from a RouterOS version: for each release line the lowest release that has fewest of the CVEs, the own
 * line and channel first, another major last. Releases that broke something are passed over for the one that
 * repaired them. Only versions that statements name are told.
 */
export function planRouterOsUpgrade(
  judge: VersionJudge,
  version: string,
  channel: RouterOsChannel,
  known: RouterOsReleases,
): {
  readonly targets: readonly UpgradeTarget[];
  /** Every good release that was stated, the one to go to first. */
  readonly releases: readonly string[];
  readonly skipped: readonly SkippedRelease[];
} {
  const skipped = new Map<string, SkippedRelease>();
  const open = judge.remaining(version).length;
  const releases = new Set<string>();
  for (const stated of judge.stated) {
    if (!known.mayBeRelease(stated) || (isPreview(stated) && channel !== 'testing')) continue;
    const bad = known.knownBadRelease(stated);
    if (bad !== undefined) skipped.set(stated, bad);
    releases.add(bad?.repairedIn ?? stated);
  }
  const ascending = [...releases].sort((a, b) => scheme.compare(scheme.parse(a), scheme.parse(b)));
  const best = new Map<string, UpgradeTarget>();
  for (const release of ascending) {
    const before = best.get(lineOf(release));
    if (before?.remaining.length === 0) continue;
    const remaining = judge.remaining(release);
    if (remaining.length >= (before?.remaining.length ?? open)) continue;
    best.set(lineOf(release), { version: release, channel: channelTo(version, release, known), remaining });
  }
  const rank = rankFrom(version, channel, known);
  const targets = [...best.values()].sort(
    (a, b) => a.remaining.length - b.remaining.length || rank(a.version) - rank(b.version),
  );
  const inOrder = ascending.toSorted((a, b) => rank(a) - rank(b));
  return { targets, releases: inOrder, skipped: [...skipped.values()] };
}

function lineOf(version: string): string {
  const line = releaseLineOf(version);
  return line === undefined ? '' : `${line.major}.${line.minor}`;
}

function channelTo(from: string, to: string, known: RouterOsReleases): RouterOsChannel {
  if (releaseLineOf(from)?.major !== releaseLineOf(to)?.major) return 'upgrade';
  if (isPreview(to)) return 'testing';
  return known.isLongTerm(to) ? 'long-term' : 'stable';
}

/** Own line, then lines of the channel, then others, then another major; sorting keeps the lower line first. */
function rankFrom(
  version: string,
  channel: RouterOsChannel,
  known: RouterOsReleases,
): (release: string) => number {
  return (release) => {
    if (lineOf(release) === lineOf(version)) return 0;
    const isOther = known.isLongTerm(release) === (channel === 'long-term') ? 1 : 2;
    return channelTo(version, release, known) === 'upgrade' ? (known.isLongTerm(release) ? 3 : 4) : isOther;
  };
}
