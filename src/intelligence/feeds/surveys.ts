import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FeedFolder } from './feed-folder.ts';
import type { FeedSurvey } from './feed.ts';

const maxSurveyedBytes = 32 * 1024 * 1024;
const Cycles = z.array(z.looseObject({ latestReleaseDate: z.iso.date().optional() })).max(10_000);

/** Release cycles of endoflife.date, and when the newest release of any was. */
export async function surveyCycles(folder: FeedFolder): Promise<FeedSurvey> {
  let [records, newest] = [0, ''];
  for (const name of folder.names()) {
    const cycles = Cycles.safeParse(parsed(await smallText(folder, name)));
    for (const { latestReleaseDate = '' } of cycles.data ?? []) {
      records += 1;
      if (latestReleaseDate > newest) newest = latestReleaseDate;
    }
  }
  return { records, newestRecordAt: newest === '' ? null : `${newest}T00:00:00.000Z` };
}

/** Lines of text files, the heading of each not counted. */
export async function surveyLines(folder: FeedFolder): Promise<FeedSurvey> {
  let records = 0;
  for (const name of folder.names()) {
    const lines = (await smallText(folder, name)).match(/\n./gu)?.length ?? 0;
    records += lines;
  }
  return { records, newestRecordAt: null };
}

async function smallText(folder: FeedFolder, name: string): Promise<string> {
  if ((folder.kept(name)?.bytes ?? 0) > maxSurveyedBytes) return '';
  return readFile(join(folder.filesPath, name), 'utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
