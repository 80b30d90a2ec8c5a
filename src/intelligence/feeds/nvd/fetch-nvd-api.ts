import { readFile } from 'node:fs/promises';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { z } from 'zod';
import { SitewardenError } from '../../../support/sitewarden-error.ts';
import type { FeedFolder } from '../feed-folder.ts';
import type { Feed, FeedTools } from '../feed.ts';
import { nextWindow, type ApiWindow } from './next-window.ts';

const pageRecords = 2000;
/** https://nvd.nist.gov/developers/start-here: 5 requests in 30 s, 50 with a key. */
const paceMs = (apiKey: string | undefined): number => (apiKey === undefined ? 6000 : 600);

/** Whoever asks more often than that is refused until the 30 s are over. */
const tooOften = { status: 403, pauseMs: 30_000 };

/** Where the fetching stands: survives being killed between any two pages. */
const Progress = z.object({
  from: z.string(),
  /** Everything modified before this instant is here; null while the first full run is under way. */
  until: z.string().nullable(),
  window: z.object({ start: z.string().nullable(), end: z.string() }).nullable(),
  nextIndex: z.int().min(0),
});
type Progress = z.infer<typeof Progress>;

const Page = z.object({
  totalResults: z.int().min(0).max(10_000_000),
  startIndex: z.int().min(0),
  vulnerabilities: z.array(z.unknown()).max(pageRecords),
});

/**
 * NVD's CVE API 2.0 (https://nvd.nist.gov/developers/vulnerabilities): all records once, then what was modified since,
 * in windows of at most 120 days. Each page is kept as it comes, so that a run that breaks off goes on there.
 */
export const fetchNvdApi: Feed['fetch'] = async (folder, source, tools) => {
  let progress = readProgress(folder, source);
  if (progress.until === null && progress.window === null) {
    for (const name of folder.names()) await folder.drop(name);
  }
  for (;;) {
    const window: ApiWindow | undefined = progress.window ?? nextWindow(progress.until, tools.now());
    if (window === undefined) return;
    progress = { ...progress, window };
    await saveProgress(folder, progress);
    progress = await fetchPages(folder, source, { ...progress, window }, tools);
  }
};

async function fetchPages(
  folder: FeedFolder,
  source: URL,
  given: Progress & { window: ApiWindow },
  tools: FeedTools,
): Promise<Progress> {
  let progress: Progress = given;
  for (;;) {
    const { total, came } = await fetchPage(folder, source, given.window, progress.nextIndex, tools);
    const nextIndex = progress.nextIndex + came;
    const isLast = nextIndex >= total;
    if (!isLast && came === 0) throw strange(`no record from ${nextIndex} on, of ${total}`);
    progress = isLast
      ? { ...progress, until: given.window.end, window: null, nextIndex: 0 }
      : { ...progress, nextIndex };
    await saveProgress(folder, progress);
    await tools.pause(paceMs(tools.nvdApiKey));
    if (isLast) return progress;
  }
}

async function fetchPage(
  folder: FeedFolder,
  source: URL,
  { start, end }: ApiWindow,
  index: number,
  { nvdApiKey }: FeedTools,
): Promise<{ total: number; came: number }> {
  const url = new URL(source);
  url.searchParams.set('resultsPerPage', String(pageRecords));
  url.searchParams.set('startIndex', String(index));
  if (start !== null) {
    url.searchParams.set('lastModStartDate', start);
    url.searchParams.set('lastModEndDate', end);
  }
  const name = `${start === null ? 'all' : `since-${start.replaceAll(/\W/gu, '')}`}-${index}.json.zst`;
  let page = { total: 0, came: 0 };
  await folder.drop(name);
  await folder.fetch(url, name, {
    headers: nvdApiKey === undefined ? {} : { apiKey: nvdApiKey },
    busy: tooOften,
    check: async (path) => {
      page = await readPage(path, index);
    },
    prepare: (path, made) => pipeline(createReadStream(path), createZstdCompress(), createWriteStream(made)),
  });
  if (page.came === 0) await folder.drop(name);
  return page;
}

async function readPage(path: string, index: number): Promise<{ total: number; came: number }> {
  let page: z.infer<typeof Page>;
  try {
    page = Page.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw strange('its answer cannot be read', cause);
  }
  if (page.startIndex !== index) throw strange(`records from ${page.startIndex} came instead of ${index}`);
  return { total: page.totalResults, came: page.vulnerabilities.length };
}

function readProgress(folder: FeedFolder, source: URL): Progress {
  const anew: Progress = { from: source.href, until: null, window: null, nextIndex: 0 };
  const text = folder.notes.note('api');
  if (text === undefined) return anew;
  const found = Progress.safeParse(JSON.parse(text));
  return found.success && found.data.from === source.href ? found.data : anew;
}

async function saveProgress(folder: FeedFolder, progress: Progress): Promise<void> {
  await folder.notes.setNote('api', JSON.stringify(progress));
}

function strange(why: string, cause?: unknown): SitewardenError {
  return new SitewardenError('invalid', 'feed_damaged', `NVD's API answers strangely: ${why}.`, { cause });
}
