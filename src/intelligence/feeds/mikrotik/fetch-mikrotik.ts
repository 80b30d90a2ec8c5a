import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SitewardenError } from '../../../support/sitewarden-error.ts';
import { checkContent } from '../check-content.ts';
import type { FeedFolder } from '../feed-folder.ts';
import type { Feed, FeedSurvey, FeedTools } from '../feed.ts';
import { readChangelog } from './read-changelog.ts';

const channels = [
  'NEWEST6.stable',
  'NEWEST6.long-term',
  'NEWEST7.stable',
  'NEWEST7.long-term',
  'NEWEST7.testing',
] as const;
const maxNewestBytes = 4096;
const maxNotesBytes = 4 * 1024 * 1024;
/** MikroTik's own place for downloads; a mirror has the notes beside the versions. */
const upgradeHost = 'upgrade.mikrotik.com';
const notesBase = 'https://cdn.mikrotik.com/routeros/';
const noticesUrl = 'https://mikrotik.com/supportsec';

/**
 * The newest version of each channel, and the release notes of every version that was ever the newest while this ran;
 * MikroTik's page of security notices as it is. Notes that a version lacks are passed over.
 */
export const fetchMikrotik: Feed['fetch'] = async (folder, source, tools) => {
  const base = new URL(source.pathname.endsWith('/') ? source.href : `${source.href}/`);
  const isOwn = base.host === upgradeHost;
  let found = 0;
  for (const channel of channels) {
    const version = await newestOf(folder, new URL(channel, base));
    if (version === undefined) continue;
    found += 1;
    const notes = new URL(`${version}/CHANGELOG`, isOwn ? notesBase : base);
    await fetchOptional(folder, notes, `CHANGELOG-${version}`, tools);
  }
  if (found === 0) {
    throw new SitewardenError('invalid', 'feed_empty', `${base.href} names no version of RouterOS.`);
  }
  await fetchOptional(folder, isOwn ? new URL(noticesUrl) : new URL('notices', base), 'notices', tools);
};

async function newestOf(folder: FeedFolder, url: URL): Promise<string | undefined> {
  try {
    const text = (await folder.look(url, maxNewestBytes)).toString('latin1');
    return /^(\d{1,3}(?:\.\d{1,4}){1,3}(?:(?:alpha|beta|rc)\d{1,4})?) \d{9,12}\s*$/u.exec(text)?.[1];
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function fetchOptional(
  folder: FeedFolder,
  url: URL,
  name: string,
  { signal }: FeedTools,
): Promise<void> {
  try {
    await folder.fetch(url, name, { check: (path) => checkContent(path, name, { signal }) });
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}

/** How many versions have notes, and when the newest of them was released. */
export async function surveyMikrotik(folder: FeedFolder): Promise<FeedSurvey> {
  const versions = new Set<string>();
  let newest: string | null = null;
  for (const name of folder.names()) {
    const { bytes } = folder.kept(name) ?? { bytes: 0 };
    if (bytes > maxNotesBytes) continue;
    for (const { version, releasedOn } of readChangelog(
      await readFile(join(folder.filesPath, name), 'utf8'),
    )) {
      versions.add(version);
      if (releasedOn !== null && (newest === null || releasedOn > newest)) newest = releasedOn;
    }
  }
  return { records: versions.size, newestRecordAt: newest === null ? null : `${newest}T00:00:00.000Z` };
}

function isAbsent(error: unknown): boolean {
  return error instanceof SitewardenError && error.code === 'feed_absent';
}
