import type { VulnerabilityRecord } from '../../domain/vulnerability-record.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { ShapeError } from './json-shape.ts';
import { readRecords } from './read-records.ts';
import type { ReadingLimits } from './reading-limits.ts';
import type { RecordForm } from './record-marker.ts';
import type { SetAsideList } from './set-aside.ts';

export interface ReadFeedOptions {
  readonly setAside: SetAsideList;
  readonly limits: ReadingLimits;
  readonly signal?: AbortSignal;
  readonly onProgress: (text: string) => void;
}

/** How the records of one feed look, and what they are as ours; `translate` throws ShapeError. */
export interface FeedTranslation {
  /** The feed in messages: `NVD`. */
  readonly label: string;
  readonly form: RecordForm;
  readonly translate: (value: unknown) => VulnerabilityRecord;
}

type FeedFile = { readonly path: string; readonly name: string };

/**
 * All records of the files of a feed, in the order of the files and of the bytes in them; one CVE may come more than
 * once. What is damaged or not what the feed's schema says lands in `setAside`, a file that cannot be read at all too.
 */
export async function* readFeed(
  feed: FeedTranslation,
  files: readonly FeedFile[],
  options: ReadFeedOptions,
): AsyncGenerator<VulnerabilityRecord, void, undefined> {
  const { setAside, onProgress } = options;
  let records = 0;
  for (const [index, file] of files.entries()) {
    for await (const batch of readFile(feed, file, options)) {
      const { name } = file;
      onProgress(`Reading ${feed.label} file ${index + 1} of ${files.length} (${name}): ${records} records`);
      for (const { value, offset } of batch) {
        const record = translated(feed, value, { file: name, offset }, setAside);
        if (record === undefined) continue;
        records += 1;
        yield record;
      }
    }
  }
  onProgress(`Read ${records} records from ${files.length} ${feed.label} files`);
}

/** One bad file among many must not cost the others: the build fails only when nothing at all was read. */
async function* readFile({ form }: FeedTranslation, { path, name }: FeedFile, options: ReadFeedOptions) {
  try {
    yield* readRecords(path, { ...options, name, form });
  } catch (error) {
    if (!(error instanceof SitewardenError) || error.code !== 'feed_unreadable') throw error;
    options.setAside.add({ file: name, offset: 0, reason: error.message });
  }
}

function translated(
  feed: FeedTranslation,
  value: unknown,
  place: { readonly file: string; readonly offset: number },
  setAside: SetAsideList,
): VulnerabilityRecord | undefined {
  try {
    return feed.translate(value);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    setAside.add({ ...place, reason: error.message, ...cveIdOf(value) });
    return undefined;
  }
}

function cveIdOf(value: unknown): { cveId?: string } {
  const text = JSON.stringify(value).slice(0, 4096);
  const cveId = /"(?:id|cveId|cve_id)":"(CVE-\d{4}-\d{4,19})"/u.exec(text)?.[1];
  return cveId === undefined ? {} : { cveId };
}
