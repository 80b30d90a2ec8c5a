import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { feedNames, type FeedName } from '../../domain/feed-name.ts';
import type { FeedState } from '../../domain/feed-state.ts';
import { settleText } from '../fetching/settle-file.ts';

const instant = z.iso.datetime().nullable();
const State = z.object({
  source: z.string(),
  lastCheckedAt: instant,
  lastChangedAt: instant,
  lastError: z.object({ code: z.string(), message: z.string(), at: z.iso.datetime() }).nullable(),
  newestRecordAt: z.iso.datetime().nullable(),
  records: z.int().min(0).nullable(),
  bytes: z.int().min(0),
  inBundle: z.boolean(),
}) satisfies z.ZodType<Omit<FeedState, 'name'>>;

const Content = z.object({
  feeds: z.partialRecord(z.enum(feedNames), State),
  /** What the standing bundle was built from, and its digest. */
  built: z.object({ from: z.string(), digest: z.string(), out: z.string() }).nullable(),
});
export type UpdateRecord = z.infer<typeof Content>;

/** Where a directory of feeds remembers what came of updates. */
export function updateRecordFile(directory: string): string {
  return join(directory, 'updates.json');
}

/** What is remembered of updates at `path`; nothing where the file is missing or cannot be read. */
export async function readUpdateRecord(path: string): Promise<UpdateRecord> {
  try {
    return Content.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { feeds: {}, built: null };
  }
}

export async function writeUpdateRecord(path: string, record: UpdateRecord): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await settleText(path, JSON.stringify(record));
}

/** What is known of each feed that was ever looked at, in the order of fetching. */
export async function readFeedStates(path: string): Promise<FeedState[]> {
  const { feeds } = await readUpdateRecord(path);
  return feedNames.flatMap((name: FeedName) => {
    const state = feeds[name];
    return state === undefined ? [] : [{ name, ...state }];
  });
}
