import { SitewardenError } from '../../../support/sitewarden-error.ts';
import { checkContent } from '../check-content.ts';
import type { FeedFolder } from '../feed-folder.ts';
import type { Feed, FeedTools } from '../feed.ts';
import { readNewest } from '../../mikrotik/read-newest.ts';

const channels = [
  'NEWEST6.stable',
  'NEWEST6.long-term',
  'NEWEST7.stable',
  'NEWEST7.long-term',
  'NEWEST7.testing',
] as const;
const maxNewestBytes = 4096;
/** MikroTik's own place for downloads; a mirror has the notes beside the versions. */
const upgradeHost = 'upgrade.mikrotik.com';
const notesBase = 'https://cdn.mikrotik.com/routeros/';
const noticesUrl = 'https://mikrotik.com/supportsec';

/**
 * The newest version of each channel, those that it was before, and the release notes of every version that was ever the newest while this ran;
 * MikroTik's page of security notices as it is. Notes that a version lacks are passed over.
 */
export const fetchMikrotik: Feed['fetch'] = async (folder, source, tools) => {
  const base = new URL(source.pathname.endsWith('/') ? source.href : `${source.href}/`);
  const isOwn = base.host === upgradeHost;
  let found = 0;
  for (const channel of channels) {
    const version = await newestOf(folder, new URL(channel, base), channel, tools);
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

/** The newest version of a channel; each is kept, so that bundles know which releases a channel ever had. */
async function newestOf(
  folder: FeedFolder,
  url: URL,
  channel: string,
  { signal }: FeedTools,
): Promise<string | undefined> {
  try {
    const head = await folder.look(url, maxNewestBytes);
    const version = readNewest(channel, head.toString('latin1'))?.version;
    if (version === undefined) return undefined;
    const name = `${channel}-${version}`;
    if (folder.kept(name) === undefined) {
      await folder.fetch(url, name, { check: (path) => checkContent(path, name, { signal }) });
    }
    return version;
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

function isAbsent(error: unknown): boolean {
  return error instanceof SitewardenError && error.code === 'feed_absent';
}
