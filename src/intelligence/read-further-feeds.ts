import { basename } from 'node:path';
import type { BundleSource } from '../domain/bundle-info.ts';
import type { Epss } from '../domain/intelligence-view.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { FeedContent } from './bundle/feed-content.ts';
import { readDebianTracker } from './debian-tracker/read-debian-tracker.ts';
import { packDebianTracker } from './debian-tracker/tracker-content.ts';
import { readCycles } from './endoflife/read-cycles.ts';
import { readEpss } from './epss/read-epss.ts';
import { packKev } from './kev/kev-content.ts';
import { readKev, type KnownExploited } from './kev/read-kev.ts';
import { newestDate } from './latest-date.ts';
import { readMikrotik } from './mikrotik/read-mikrotik.ts';
import type { StatedFix } from './mikrotik/stated-fix.ts';
import { packOui } from './oui/oui-content.ts';
import { readOui } from './oui/read-oui.ts';
import type { ReadingLimits } from './reading/reading-limits.ts';
import type { SetAsideList } from './reading/set-aside.ts';
import { packFingerprints } from './recog/fingerprint-content.ts';
import { readRecog } from './recog/read-recog.ts';
import { packCycles, packReleases } from './routeros/release-content.ts';
import { createRouterOsReleases, type RouterOsReleases } from './routeros/routeros-releases.ts';

/** Where the feeds lie that add to those of CVE records. */
export interface FurtherFeeds {
  readonly kevFile?: string;
  readonly epssFile?: string;
  /** A directory of Recog's XML files, or one of them. */
  readonly recogDirectory?: string;
  /** Debian's security tracker, JSON. */
  readonly debianFile?: string;
  /** A directory of MikroTik's release notes and security notices, or one of them. */
  readonly mikrotikDirectory?: string;
  /** endoflife.date's cycles of RouterOS, JSON. */
  readonly endOfLifeFile?: string;
  /** A directory of IEEE's CSV files of MAC blocks, or one of them. */
  readonly ouiDirectory?: string;
}

/** What they bring, all of it in memory. */
export interface FurtherIntelligence {
  readonly kev: ReadonlyMap<string, KnownExploited>;
  readonly epss: ReadonlyMap<string, Epss>;
  readonly feedContent: FeedContent;
  readonly sources: readonly BundleSource[];
  readonly routerOsReleases: RouterOsReleases;
  readonly statedFixes: readonly StatedFix[];
}

export type FeedOptions = {
  /** As `latestDate` gives it. */
  readonly latest: string;
  readonly setAside: SetAsideList;
  readonly limits: ReadingLimits;
  readonly signal?: AbortSignal;
};

/** Reads those of the feeds that are given. Errors: `feed_missing`, `feed_unreadable`, `feed_empty` (nothing usable), AbortError. */
export async function readFurtherFeeds(
  paths: FurtherFeeds,
  options: FeedOptions,
): Promise<FurtherIntelligence> {
  const sources: BundleSource[] = [];
  const feedContent: (readonly [name: string, json: string])[] = [];
  const add = (name: string, records: number, newest: string | null, content: FeedContent = []) => {
    sources.push({
      name,
      records,
      newestRecordAt: newest?.length === 10 ? `${newest}T00:00:00.000Z` : newest,
    });
    feedContent.push(...content);
  };
  const kev = paths.kevFile === undefined ? undefined : await readKevFile(paths.kevFile, options);
  if (kev !== undefined) add('kev', kev.size, newestDate(addedDays(kev), options.latest), packKev(kev));
  const epss = paths.epssFile === undefined ? undefined : await readEpssFile(paths.epssFile, options);
  if (epss !== undefined) add('epss', epss.scores.size, newestDate([epss.scoredAt], options.latest));
  if (paths.recogDirectory !== undefined) {
    const recog = await readRecog(paths.recogDirectory, options);
    assertSome(recog.count, `${paths.recogDirectory} holds no usable Recog fingerprint (XML)`, options);
    add('recog', recog.count, null, packFingerprints(recog));
  }
  if (paths.debianFile !== undefined) {
    const debian = await readDebianTracker(paths.debianFile, options);
    const otherwise = `${paths.debianFile} holds no usable entry of Debian's security tracker (JSON)`;
    assertSome(debian.issues, otherwise, options);
    add('debian', debian.issues, null, packDebianTracker(debian));
  }
  const mikrotik =
    paths.mikrotikDirectory === undefined ? undefined : await readMikrotik(paths.mikrotikDirectory, options);
  if (mikrotik !== undefined) {
    const { releases, newestOn } = mikrotik;
    assertSome(releases.length, `${paths.mikrotikDirectory} names no release of RouterOS`, options);
    add('mikrotik', releases.length, newestOn, packReleases(mikrotik));
  }
  if (paths.endOfLifeFile !== undefined) {
    const { cycles, newestOn } = await readCycles(paths.endOfLifeFile, options);
    assertSome(cycles.length, `${paths.endOfLifeFile} holds no cycle of endoflife.date (JSON)`, options);
    add('endoflife', cycles.length, newestOn, packCycles(cycles));
  }
  if (paths.ouiDirectory !== undefined) {
    const assignments = await readOui(paths.ouiDirectory, options);
    const otherwise = `${paths.ouiDirectory} holds no usable row of IEEE's registry (CSV)`;
    assertSome(assignments.size, otherwise, options);
    add('oui', assignments.size, null, packOui(assignments));
  }
  return {
    kev: kev ?? new Map(),
    epss: epss?.scores ?? new Map(),
    feedContent,
    sources,
    routerOsReleases: createRouterOsReleases(mikrotik?.releases),
    statedFixes: mikrotik?.fixes ?? [],
  };
}

async function readKevFile(path: string, options: FeedOptions) {
  const kev = await readKev(path, { ...options, name: basename(path) });
  assertSome(kev.size, `${path} holds no usable entry of CISA's KEV catalogue (JSON)`, options);
  return kev;
}

async function readEpssFile(path: string, options: FeedOptions) {
  const epss = await readEpss(path, { ...options, name: basename(path) });
  assertSome(epss.scores.size, `${path} holds no usable row of EPSS scores (CSV)`, options);
  return epss;
}

function* addedDays(kev: ReadonlyMap<string, KnownExploited>): Generator<string> {
  for (const { addedOn } of kev.values()) yield addedOn;
}

function assertSome(count: number, otherwise: string, { setAside }: FeedOptions): void {
  if (count === 0) throw emptyFeed(otherwise, setAside);
}

/** The error for a feed of which nothing can be used, with the first reason why. */
export function emptyFeed(what: string, setAside: SetAsideList): SitewardenError {
  const first = setAside.kept[0];
  const why =
    first === undefined ? '' : ` The first of ${setAside.count} problems: ${first.file}: ${first.reason}.`;
  return new SitewardenError('invalid', 'feed_empty', `${what}; no bundle was written.${why}`);
}
