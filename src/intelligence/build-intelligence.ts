import type { BundleInfo, BundleSource } from '../domain/bundle-info.ts';
import type { RecordSource } from '../domain/statement-source.ts';
import type { VulnerabilityRecord } from '../domain/vulnerability-record.ts';
import { cveListFeed, isCveListSideFile } from './cve-list/cve-list-feed.ts';
import { nvdFeed } from './nvd/nvd-feed.ts';
import { overlayFeed } from './overlay/overlay-feed.ts';
import { latestDate, newestDate } from './latest-date.ts';
import { listFeedFiles, type FeedFiles } from './reading/list-feed-files.ts';
import { readFeed, type FeedTranslation } from './reading/read-feed.ts';
import { defaultReadingLimits, type ReadingLimits } from './reading/reading-limits.ts';
import { emptyFeed, readFurtherFeeds, type FeedOptions, type FurtherFeeds } from './read-further-feeds.ts';
import { readVendorFixes } from './routeros/read-vendor-fixes.ts';
import { SetAsideList, type SetAside } from './reading/set-aside.ts';
import { writeBundleFile } from './write-bundle-file.ts';

export interface BuildIntelligenceInput extends FurtherFeeds {
  /** A directory of NVD JSON 2.0 files, its folders included, or one such file. */
  readonly nvdDirectory?: string;
  /** The same of CVE Record Format 5.x: the CVE List's repository, or records one a line. */
  readonly cveListDirectory?: string;
  /** The same of the Anchore overlay of NVD. */
  readonly overlayDirectory?: string;
  readonly out: string;
  /** When it is built: what is dated more than a day behind it makes no source look new. */
  readonly now: Date;
  /** Hears one line of text now and then, for a person. */
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
  readonly limits?: ReadingLimits;
}

export interface BuiltIntelligence extends BundleInfo {
  /** The first hundred pieces that were set aside; `damagedRecords` counts all of them. */
  readonly setAside: readonly SetAside[];
  /** CVEs that MikroTik's feed says are mended and that no feed has a record of, ascending: not in the bundle. */
  readonly fixesWithoutRecord: readonly string[];
  /** Files in the directory that are no feed files. */
  readonly ignoredFiles: readonly string[];
}

interface Feed {
  readonly source: RecordSource;
  readonly path: string;
  readonly translation: FeedTranslation;
  readonly files: FeedFiles;
  readonly seen: { readonly cveIds: Set<string>; newest: string | null };
}

/**
 * Builds the bundle file `out` from vulnerability feeds, of which there must be one. Damage is set aside and counted,
 * a file that cannot be read too. The bundle appears whole or not at all. Errors: `feed_missing`, `feed_unreadable`
 * (a directory or file that was asked for), `feed_empty` (not one usable record), AbortError.
 */
export async function buildIntelligence(input: BuildIntelligenceInput): Promise<BuiltIntelligence> {
  const { limits = defaultReadingLimits, signal, onProgress = () => {} } = input;
  const setAside = new SetAsideList();
  const latest = latestDate(input.now);
  const options = { setAside, limits, latest, ...(signal && { signal }) };
  const feeds = await findFeeds(input);
  for (const { files } of feeds) {
    for (const { name, reason } of files.closed) setAside.add({ file: name, offset: 0, reason });
  }
  const { sources, statedFixes, ...further } = await readFurtherFeeds(input, options);
  const vendor: VulnerabilityRecord[] = [];
  const vendorFixes = () => readVendorFixes(statedFixes, further.routerOsReleases);
  const info = await writeBundleFile(input.out, {
    kind: 'full',
    latest,
    ...further,
    records: allRecords(feeds, vendorFixes, vendor, { ...options, onProgress }),
    damaged: () => setAside.count,
    sources: () => [
      ...feeds.map(({ source, seen }) => ({
        name: source,
        records: seen.cveIds.size,
        newestRecordAt: seen.newest,
      })),
      ...vendorSource(vendor, latest),
      ...sources,
    ],
  });
  const stated = [...new Set(statedFixes.map(({ cveId }) => cveId))];
  return {
    ...info,
    setAside: setAside.kept,
    fixesWithoutRecord: stated.filter((cveId) => !isKnown(feeds, cveId)).toSorted(),
    ignoredFiles: feeds.flatMap(({ files }) => files.ignored),
  };
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
    feeds.push({ source, path, translation, files, seen: { cveIds: new Set(), newest: null } });
  }
  return feeds;
}

/** Of the vendor's fixes those of CVEs that a feed knows; they add nothing to the number of CVEs. */
async function* allRecords(
  feeds: readonly Feed[],
  vendorFixes: () => readonly VulnerabilityRecord[],
  vendor: VulnerabilityRecord[],
  options: FeedOptions & { onProgress: (text: string) => void },
): AsyncGenerator<VulnerabilityRecord, void, undefined> {
  yield* recordsOf(feeds, options);
  vendor.push(...vendorFixes().filter(({ cveId }) => isKnown(feeds, cveId)));
  yield* vendor;
}

function isKnown(feeds: readonly Feed[], cveId: string): boolean {
  return feeds.some(({ seen }) => seen.cveIds.has(cveId));
}

function vendorSource(vendor: readonly VulnerabilityRecord[], latest: string): BundleSource[] {
  const dates = vendor.map(({ modifiedAt }) => modifiedAt);
  const newestRecordAt = newestDate(dates, latest);
  return vendor.length === 0 ? [] : [{ name: 'vendor', records: vendor.length, newestRecordAt }];
}

/** All records of all feeds; remembers what is said of each, and refuses to end one without a single record. */
async function* recordsOf(
  feeds: readonly Feed[],
  options: FeedOptions & { onProgress: (text: string) => void },
): AsyncGenerator<VulnerabilityRecord, void, undefined> {
  for (const { path, translation, files, seen } of feeds) {
    for await (const record of readFeed(translation, files.files, options)) {
      seen.cveIds.add(record.cveId);
      seen.newest = newestDate([seen.newest, record.modifiedAt], options.latest);
      yield record;
    }
    if (seen.cveIds.size === 0) {
      throw emptyFeed(`${path} holds no usable record (${translation.label})`, options.setAside);
    }
  }
  options.onProgress('Writing the bundle');
}
