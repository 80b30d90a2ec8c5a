import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const feedName = /\.jsonl?(?:\.(?:gz|zst|xz))?$/iu;
const deepestFolder = 16;

export interface FeedFiles {
  /** Ascending by name, so that the order does not depend on the file system. */
  readonly files: readonly { readonly path: string; readonly name: string }[];
  /** Names of files that are no feed files and were left alone. */
  readonly ignored: readonly string[];
  /** Folders that could not be looked into, and why. */
  readonly closed: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * The feed files of a directory and its folders but those to `skip`, or the one file that `path` is. Errors: `feed_missing` when there
 * is nothing at `path` or no feed file in it, `feed_unreadable` when the directory cannot be listed.
 */
export async function listFeedFiles(
  path: string,
  skip: (name: string) => boolean = () => false,
): Promise<FeedFiles> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new SitewardenError('usage', 'feed_missing', `There is no file or directory ${path}.`);
  }
  if (!found.isDirectory()) return { files: [{ path, name: basename(path) }], ignored: [], closed: [] };
  const closed: { name: string; reason: string }[] = [];
  const names = await namesBelow(path, '', 0, closed);
  const own = closed.find(({ name }) => name === '');
  if (own !== undefined) {
    throw new SitewardenError('invalid', 'feed_unreadable', `Cannot list ${path}: ${own.reason}.`);
  }
  names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const isFeed = (name: string) => feedName.test(name) && !skip(name);
  const files = names.filter(isFeed).map((name) => ({ path: join(path, name), name }));
  if (files.length === 0) {
    throw new SitewardenError(
      'usage',
      'feed_missing',
      `${path} holds no feed files (.json, .json.gz, .json.zst or .json.xz).`,
    );
  }
  return { files, ignored: names.filter((name) => !isFeed(name)), closed };
}

async function namesBelow(
  root: string,
  folder: string,
  depth: number,
  closed: { name: string; reason: string }[],
): Promise<string[]> {
  let entries: Dirent[];
  try {
    if (depth > deepestFolder) throw new Error(`more than ${deepestFolder} folders deep`);
    entries = await readdir(join(root, folder), { withFileTypes: true });
  } catch (cause) {
    closed.push({ name: folder, reason: cause instanceof Error ? cause.message : String(cause) });
    return [];
  }
  const names: string[] = [];
  for (const entry of entries) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) names.push(...(await namesBelow(root, name, depth + 1, closed)));
    else names.push(name);
  }
  return names;
}
