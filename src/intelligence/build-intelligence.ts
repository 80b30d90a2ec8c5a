import { basename } from 'node:path';
import type { BundleInfo, BundleSource } from '../domain/bundle-info.ts';
import type { Epss } from '../domain/intelligence-view.ts';
import type { RecordSource } from '../domain/statement-source.ts';
import type { VulnerabilityRecord } from '../domain/vulnerability-record.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import { readDebianTracker, type DebianTracker } from './debian-tracker/read-debian-tracker.ts';
import { packDebianTracker } from './debian-tracker/tracker-content.ts';
import { readEpss, type EpssScores } from './epss/read-epss.ts';
import { readKev, type KnownExploited } from './kev/read-kev.ts';
import { readRecog, type RecogFingerprints } from './recog/read-recog.ts';
import { packFingerprints } from './recog/fingerprint-content.ts';
import { cveListFeed, isCveListSideFile } from './cve-list/cve-list-feed.ts';
import { nvdFeed } from './nvd/nvd-feed.ts';
import { overlayFeed } from './overlay/overlay-feed.ts';
import { listFeedFiles, type FeedFiles } from './reading/list-feed-files.ts';
import { readFeed, type FeedTranslation } from './reading/read-feed.ts';
import { defaultReadingLimits, type ReadingLimits } from './reading/reading-limits.ts';
import { readVendorFixes } from './routeros/read-vendor-fixes.ts';
import { SetAsideList, type SetAside } from './reading/set-aside.ts';
import { writeBundleFile } from './write-bundle-file.ts';

export interface BuildIntelligenceInput {
  /** A directory of NVD JSON 2.0 files, its folders included, or one such file. */
  readonly nvdDirectory?: string;
  /** The same of CVE Record Format 5.x: the CVE List's repository, or records one a line. */
  readonly cveListDirectory?: string;
  /** The same of the Anchore overlay of NVD. */
  readonly overlayDirectory?: string;
  readonly kevFile?: string;
  readonly epssFile?: string;
  /** A directory of Recog's XML files, or one of them. */
  readonly recogDirectory?: string;
  /** Debian's security tracker, JSON. */
  readonly debianFile?: string;
  readonly out: string;
  /** Hears one line of text now and then, for a person. */
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
  readonly limits?: ReadingLimits;
}

export interface BuiltIntelligence extends BundleInfo {
  /** The first hundred pieces that were set aside; `damagedRecords` counts all of them. */
  readonly setAside: readonly SetAside[];
  /** Files in the directory that are no feed files. */
  readonly ignoredFiles: readonly string[];
}

interface Feed {
  readonly source: RecordSource;
  readonly path: string;
  readonly translation: FeedTranslation;
  readonly files: FeedFiles;
  readonly seen: { readonly cveIds: Set<string>; newest: string };
}

/**
 * Builds the bundle file `out` from vulnerability feeds, of which there must be one. Damage is set aside and counted,
 * a file that cannot be read too. The bundle appears whole or not at all. Errors: `feed_missing`, `feed_unreadable`
 * (a directory, or the KEV, EPSS, Recog or Debian file that was asked for), `feed_empty` (not one usable record), AbortError.
 */
export async function buildIntelligence(input: BuildIntelligenceInput): Promise<BuiltIntelligence> {
  const { limits = defaultReadingLimits, signal, onProgress = () => {} } = input;
  const setAside = new SetAsideList();
  const options = { setAside, limits, ...(signal && { signal }) };
  const feeds = await findFeeds(input);
  for (const { files } of feeds) {
    for (const { name, reason } of files.closed) setAside.add({ file: name, offset: 0, reason });
  }
  const kev = input.kevFile === undefined ? undefined : await readKevFile(input.kevFile, options);
  const epss = input.epssFile === undefined ? undefined : await readEpssFile(input.epssFile, options);
  const recog =
    input.recogDirectory === undefined ? undefined : await readRecogFiles(input.recogDirectory, options);
  const debian = input.debianFile === undefined ? undefined : await readDebianFile(input.debianFile, options);
  const vendor: VulnerabilityRecord[] = [];
  const info = await writeBundleFile(input.out, {
    kind: 'full',
    records: allRecords(feeds, vendor, { ...options, onProgress }),
    damaged: () => setAside.count,
    kev: kev ?? new Map<string, KnownExploited>(),
    epss: epss?.scores ?? new Map<string, Epss>(),
    feedContent: [
      ...(recog === undefined ? [] : packFingerprints(recog)),
      ...(debian === undefined ? [] : packDebianTracker(debian)),
    ],
    sources: () => [
      ...feeds.map(({ source, seen }) => ({
        name: source,
        records: seen.cveIds.size,
        newestRecordAt: seen.newest,
      })),
      ...vendorSource(vendor),
      ...(kev === undefined ? [] : [kevSource(kev)]),
      ...(epss === undefined ? [] : [epssSource(epss)]),
      ...(recog === undefined ? [] : [{ name: 'recog', records: recog.count, newestRecordAt: null }]),
      ...(debian === undefined ? [] : [{ name: 'debian', records: debian.issues, newestRecordAt: null }]),
    ],
  });
  return { ...info, setAside: setAside.kept, ignoredFiles: feeds.flatMap(({ files }) => files.ignored) };
}

/** In the order in which they must be read: what NVD knows decides how names of the others are read. */
async function findFeeds(input: BuildIntelligenceInput): Promise<Feed[]> {
  const asked = [
    { source: 'nvd', path: input.nvdDirectory, translation: nvdFeed },
    { source: 'overlay', path: input.overlayDirectory, translation: overlayFeed },
    { source: 'cve_list', path: input.cveListDirectory, translation: cveListFeed, skip: isCveListSideFile },
  ] as const;
  const feeds: Feed[] = [];
  for (const { source, path, translation, ...rest } of asked) {
    if (path === undefined) continue;
    const files = await listFeedFiles(path, 'skip' in rest ? rest.skip : undefined);
    feeds.push({ source, path, translation, files, seen: { cveIds: new Set(), newest: '' } });
  }
  return feeds;
}

type FeedOptions = { setAside: SetAsideList; limits: ReadingLimits; signal?: AbortSignal };

async function readKevFile(path: string, options: FeedOptions): Promise<Map<string, KnownExploited>> {
  const kev = await readKev(path, { ...options, name: basename(path) });
  if (kev.size === 0)
    throw empty(`${path} holds no usable entry of CISA's KEV catalogue (JSON)`, options.setAside);
  return kev;
}

async function readEpssFile(path: string, options: FeedOptions): Promise<EpssScores> {
  const epss = await readEpss(path, { ...options, name: basename(path) });
  if (epss.scores.size === 0)
    throw empty(`${path} holds no usable row of EPSS scores (CSV)`, options.setAside);
  return epss;
}

async function readDebianFile(path: string, options: FeedOptions): Promise<DebianTracker> {
  const tracker = await readDebianTracker(path, options);
  if (tracker.issues === 0)
    throw empty(`${path} holds no usable entry of Debian's security tracker (JSON)`, options.setAside);
  return tracker;
}

async function readRecogFiles(path: string, options: FeedOptions): Promise<RecogFingerprints> {
  const recog = await readRecog(path, options);
  if (recog.count === 0) throw empty(`${path} holds no usable Recog fingerprint (XML)`, options.setAside);
  return recog;
}

/** Of the vendor's fixes those of CVEs that a feed knows; they add nothing to the number of CVEs. */
async function* allRecords(
  feeds: readonly Feed[],
  vendor: VulnerabilityRecord[],
  options: FeedOptions & { onProgress: (text: string) => void },
): AsyncGenerator<VulnerabilityRecord, void, undefined> {
  yield* recordsOf(feeds, options);
  vendor.push(...readVendorFixes().filter(({ cveId }) => feeds.some(({ seen }) => seen.cveIds.has(cveId))));
  yield* vendor;
}

function vendorSource(vendor: readonly VulnerabilityRecord[]): BundleSource[] {
  const newest = vendor.reduce((latest, { modifiedAt }) => (modifiedAt > latest ? modifiedAt : latest), '');
  return vendor.length === 0 ? [] : [{ name: 'vendor', records: vendor.length, newestRecordAt: newest }];
}

/** All records of all feeds; remembers what is said of each, and refuses to end one without a single record. */
async function* recordsOf(
  feeds: readonly Feed[],
  options: FeedOptions & { onProgress: (text: string) => void },
): AsyncGenerator<VulnerabilityRecord, void, undefined> {
  for (const { path, translation, files, seen } of feeds) {
    for await (const record of readFeed(translation, files.files, options)) {
      seen.cveIds.add(record.cveId);
      if (record.modifiedAt > seen.newest) seen.newest = record.modifiedAt;
      yield record;
    }
    if (seen.cveIds.size === 0) {
      throw empty(`${path} holds no usable record (${translation.label})`, options.setAside);
    }
  }
  options.onProgress('Writing the bundle');
}

function empty(what: string, setAside: SetAsideList): SitewardenError {
  const first = setAside.kept[0];
  const why =
    first === undefined ? '' : ` The first of ${setAside.count} problems: ${first.file}: ${first.reason}.`;
  return new SitewardenError('invalid', 'feed_empty', `${what}; no bundle was written.${why}`);
}

function kevSource(kev: ReadonlyMap<string, KnownExploited>): BundleSource {
  let newest = '';
  for (const { addedOn } of kev.values()) if (addedOn > newest) newest = addedOn;
  return { name: 'kev', records: kev.size, newestRecordAt: `${newest}T00:00:00.000Z` };
}

function epssSource({ scores, scoredAt }: EpssScores): BundleSource {
  return { name: 'epss', records: scores.size, newestRecordAt: scoredAt };
}
