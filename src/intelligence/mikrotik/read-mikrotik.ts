import { basename } from 'node:path';
import type { SeenRelease } from '../../domain/seen-release.ts';
import { listMatchingFiles } from '../reading/list-matching-files.ts';
import { readText } from '../reading/read-text.ts';
import type { ReadingLimits } from '../reading/reading-limits.ts';
import type { SetAsideList } from '../reading/set-aside.ts';
import { readChangelog, type ReleaseNotes, type SecurityNote } from './read-changelog.ts';
import { readNewest } from './read-newest.ts';
import { readNotices, textOfPage } from './read-notices.ts';
import type { StatedFix } from './stated-fix.ts';
import { newestDate } from '../latest-date.ts';

export interface MikrotikFacts {
  /** Ascending by version as text. */
  readonly releases: readonly SeenRelease[];
  readonly fixes: readonly StatedFix[];
  /** What release notes say of security, by the release; ascending by version as text. */
  readonly securityNotes: ReadonlyMap<string, readonly SecurityNote[]>;
  /** Calendar day of the newest release or notice; null where nothing tells one. */
  readonly newestOn: string | null;
}

export interface ReadMikrotikOptions {
  readonly setAside: SetAsideList;
  /** The latest day or instant that is believed, ISO 8601: what is dated behind it has no date. */
  readonly latest: string;
  readonly limits?: ReadingLimits;
  readonly signal?: AbortSignal;
}

const maxFileBytes = 4 * 1024 * 1024;
const mostReleases = 5000;
const mostFixes = 20_000;
const noticesUrl = 'https://mikrotik.com/supportsec';

/** Names of files that the feed consists of. */
export const mikrotikFileName = /^(?:CHANGELOG|NEWEST|notices)|\.(?:txt|html?)$/iu;

/**
 * What a directory of MikroTik's files says, or one of them: release notes, which release is the newest of a channel
 * (`NEWEST7.stable`), security notices. Files that say nothing are set aside. Throws `feed_missing`,
 * `feed_unreadable`, AbortError.
 */
export async function readMikrotik(path: string, options: ReadMikrotikOptions): Promise<MikrotikFacts> {
  const releases = new Map<string, { releasedOn: string | null; channels: Set<string> }>();
  const fixes: StatedFix[] = [];
  const security = new Map<string, readonly SecurityNote[]>();
  const believed = (day: string | null) => newestDate([day], options.latest);
  const see = (version: string, releasedOn: string | null, channel?: string) => {
    const known = releases.get(version) ?? { releasedOn: null, channels: new Set() };
    if (!releases.has(version) && releases.size >= mostReleases) return;
    known.releasedOn ??= believed(releasedOn);
    if (channel !== undefined) known.channels.add(channel);
    releases.set(version, known);
  };
  const files = { names: mikrotikFileName, most: 20_000, what: "files of MikroTik's (CHANGELOG…)" };
  for (const file of await listMatchingFiles(path, files)) {
    const name = basename(file);
    const text = await readText(file, { ...options, name, maxBytes: maxFileBytes });
    if (text === undefined) continue;
    const newest = readNewest(name, text);
    if (newest !== undefined) {
      see(newest.version, newest.releasedOn, newest.channel);
      continue;
    }
    const isPage = text.trimStart().startsWith('<');
    const notes = readChangelog(isPage ? textOfPage(text) : text);
    const stated = notes.length === 0 ? readNotices(text, noticesUrl) : notes.flatMap(fixesOf);
    for (const { version, releasedOn, securityNotes } of notes) {
      see(version, releasedOn);
      if (securityNotes.length > 0 && releases.has(version)) security.set(version, securityNotes);
    }
    const room = mostFixes - fixes.length;
    fixes.push(...stated.slice(0, room).map((fix) => ({ ...fix, statedOn: believed(fix.statedOn) })));
    if (notes.length === 0 && stated.length === 0) {
      const isNotices = isPage || name.startsWith('notices');
      const reason = isNotices ? 'it states no fix' : 'it names no release';
      options.setAside.add({ file: name, offset: 0, reason });
    }
  }
  const days = [...[...releases.values()].map((one) => one.releasedOn), ...fixes.map((one) => one.statedOn)];
  return {
    releases: Array.from(releases, ([version, { releasedOn, channels }]) => ({
      version,
      releasedOn,
      channels: [...channels].toSorted(),
    })).toSorted((a, b) => (a.version < b.version ? -1 : 1)),
    fixes,
    securityNotes: new Map([...security].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    newestOn: newestDate(days, options.latest),
  };
}

function fixesOf({ version, releasedOn, fixes }: ReleaseNotes): StatedFix[] {
  const url = `https://cdn.mikrotik.com/routeros/${version}/CHANGELOG`;
  return fixes.map((fix) => ({ ...fix, version, statedOn: releasedOn, url }));
}
