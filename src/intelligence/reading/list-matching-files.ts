import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SitewardenError } from '../../support/sitewarden-error.ts';

export interface MatchingFiles {
  readonly names: RegExp;
  /** Further files are left alone. */
  readonly most: number;
  /** What they are, for the error where there is none: `Recog files (.xml)`. */
  readonly what: string;
}

/**
 * Paths of the files of a directory with fitting names, ascending, or the one file that `path` is. Error: `feed_missing`.
 */
export async function listMatchingFiles(
  path: string,
  { names, most, what }: MatchingFiles,
): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new SitewardenError('usage', 'feed_missing', `There is no file or directory ${path}.`);
  if (!found.isDirectory()) return [path];
  const fitting = (await readdir(path)).filter((name) => names.test(name)).toSorted();
  if (fitting.length === 0) throw new SitewardenError('usage', 'feed_missing', `${path} holds no ${what}.`);
  return fitting.slice(0, most).map((name) => join(path, name));
}
