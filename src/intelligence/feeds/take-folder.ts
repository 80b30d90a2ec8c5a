import { readdirSync, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { checkContent } from './check-content.ts';
import type { FeedFolder } from './feed-folder.ts';
import type { Feed } from './feed.ts';
import { archivePreparer } from './prepare-archive.ts';

const archiveName = /\.(?:zip|tar|tar\.gz|tgz)$/iu;
const deepestFolder = 8;
const mostFiles = 20_000;

/**
 * Takes what has changed of a feed from a local folder, or the one file or archive at `path`; what is no longer there
 * goes. Errors: `feed_missing`, `feed_unreadable`, those of `takeFile`.
 */
export async function takeFolder(
  feed: Feed,
  folder: FeedFolder,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw missing(`There is no file or folder ${path}.`);
  const paths = found.isDirectory() ? await filesBelow(path, '', feed) : [''];
  if (paths.length === 0) throw missing(`${path} holds no file of the feed ${feed.name}.`);
  const taken = new Set<string>();
  for (const relative of paths) {
    const from = join(path, relative);
    const isArchive = feed.archive !== undefined && archiveName.test(from);
    const name = keptName(relative === '' ? basename(path) : relative, isArchive ? feed : undefined);
    taken.add(name);
    if (isArchive && feed.archive !== undefined) {
      await folder.take(from, name, { prepare: archivePreparer(feed.archive, signal) });
    } else await folder.take(from, name, { check: (part) => checkContent(part, from, { signal }) });
  }
  for (const name of folder.names()) if (!taken.has(name)) await folder.drop(name);
}

/** Whether there is a folder at `path` with a file of the feed somewhere in it. */
export function hasFilesOf(feed: Feed, path: string): boolean {
  try {
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).some((name) =>
      isOfFeed(feed, basename(name)),
    );
  } catch {
    return false;
  }
}

function isOfFeed(feed: Feed, name: string): boolean {
  return feed.files.test(name) || (feed.archive !== undefined && archiveName.test(name));
}

async function filesBelow(root: string, folder: string, feed: Feed, depth = 0): Promise<string[]> {
  let entries: Dirent[];
  try {
    if (depth > deepestFolder) throw new Error(`more than ${deepestFolder} folders deep`);
    entries = await readdir(join(root, folder), { withFileTypes: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SitewardenError('invalid', 'feed_unreadable', `Cannot list ${join(root, folder)}: ${why}.`);
  }
  const found: string[] = [];
  for (const entry of entries) {
    const name = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(root, name, feed, depth + 1)));
    else if (isOfFeed(feed, entry.name)) found.push(name);
    if (found.length > mostFiles)
      throw new SitewardenError('invalid', 'feed_too_large', `${root} holds more than ${mostFiles} files.`);
  }
  return found.toSorted();
}

/** One flat name for a path; what a plain name cannot have becomes `_`. */
function keptName(relative: string, unpacked: Feed | undefined): string {
  const flat = relative.replaceAll(/[/\\]/gu, '__').replaceAll(/[^\w.-]/gu, '_');
  const plain = flat.replace(/^[^A-Za-z0-9_]/u, '_').slice(-150);
  if (unpacked?.archive === undefined) return plain;
  const stem = plain.replace(archiveName, '');
  return unpacked.archive.into === 'lines' ? `${stem}.jsonl.zst` : stem;
}

function missing(message: string): SitewardenError {
  return new SitewardenError('usage', 'feed_missing', message);
}
