import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const feedName = /\.jsonl?(?:\.(?:gz|zst|xz))?$/iu;

export interface FeedFiles {
  /** Ascending by name, so that the order does not depend on the file system. */
  readonly files: readonly { readonly path: string; readonly name: string }[];
  /** Names of files that are no feed files and were left alone. */
  readonly ignored: readonly string[];
}

/**
 * The feed files of a directory and its folders, or the one file that `path` is. Error: `feed_missing` when there is
 * nothing at `path` or no feed file in it.
 */
export async function listFeedFiles(path: string): Promise<FeedFiles> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new SitewardenError('usage', 'feed_missing', `There is no file or directory ${path}.`);
  }
  if (!found.isDirectory()) return { files: [{ path, name: basename(path) }], ignored: [] };
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const files = names.filter((name) => feedName.test(name)).map((name) => ({ path: join(path, name), name }));
  if (files.length === 0) {
    throw new SitewardenError(
      'usage',
      'feed_missing',
      `${path} holds no feed files (.json, .json.gz, .json.zst or .json.xz).`,
    );
  }
  return { files, ignored: names.filter((name) => !feedName.test(name)) };
}
