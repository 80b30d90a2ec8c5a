import { SitewardenError } from '../../../support/sitewarden-error.ts';
import { checkContent } from '../check-content.ts';
import type { FeedFolder } from '../feed-folder.ts';
import type { Feed, FeedTools } from '../feed.ts';
import { readMeta } from './read-meta.ts';

const firstYear = 2002;
const maxMetaBytes = 4096;
/** `modified` tells what changed in eight days; within seven of a look at every year it is enough. */
const yearsHoldMs = 7 * 24 * 3600_000;

/**
 * NVD's JSON 2.0 files: one a year, and one of what was modified lately. A file is fetched when the checksum in its
 * `.meta` is another one; where a mirror has no `.meta`, by condition.
 */
export const fetchNvdFiles: Feed['fetch'] = async (folder, source, tools) => {
  const base = new URL(source.pathname.endsWith('/') ? source.href : `${source.href}/`);
  const years = yearsUntil(tools.now());
  const isComplete = years.every((year) => folder.kept(fileName(year)) !== undefined);
  const looked = Date.parse(folder.notes.note('looked-at-years') ?? '');
  const place = folder.notes.note('years-from');
  const isFresh = isComplete && place === base.href && tools.now().getTime() - looked < yearsHoldMs;
  if (!isFresh) await fetchYears(folder, base, years, tools);
  await fetchOne(folder, base, 'modified', tools);
  for (const name of folder.names()) if (!name.startsWith('nvdcve-2.0-')) await folder.drop(name);
};

async function fetchYears(
  folder: FeedFolder,
  base: URL,
  years: readonly string[],
  tools: FeedTools,
): Promise<void> {
  const startedAt = tools.now().toISOString();
  for (const year of years) {
    try {
      await fetchOne(folder, base, year, tools);
    } catch (error) {
      // The file of a new year comes some days after it began.
      if (!isAbsent(error) || year !== years.at(-1)) throw error;
    }
  }
  await folder.notes.setNote('looked-at-years', startedAt);
  await folder.notes.setNote('years-from', base.href);
}

async function fetchOne(folder: FeedFolder, base: URL, part: string, { signal }: FeedTools): Promise<void> {
  const name = fileName(part);
  const url = new URL(name, base);
  const sha256 = await publishedChecksum(folder, new URL(name.replace('.json.gz', '.meta'), base));
  if (sha256 !== undefined && folder.kept(name)?.version === sha256) return;
  await folder.fetch(url, name, {
    version: sha256,
    check: (path) =>
      checkContent(path, name, { begins: '{', signal, ...(sha256 !== undefined && { sha256 }) }),
  });
}

async function publishedChecksum(folder: FeedFolder, url: URL): Promise<string | undefined> {
  try {
    return readMeta(await folder.look(url, maxMetaBytes)).sha256;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function yearsUntil(now: Date): string[] {
  const count = now.getUTCFullYear() - firstYear + 1;
  return Array.from({ length: count }, (_, index) => String(firstYear + index));
}

function fileName(part: string): string {
  return `nvdcve-2.0-${part}.json.gz`;
}

function isAbsent(error: unknown): boolean {
  return error instanceof SitewardenError && error.code === 'feed_absent';
}
