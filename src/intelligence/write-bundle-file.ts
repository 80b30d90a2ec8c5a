import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BundleInfo } from '../domain/bundle-info.ts';
import { SitewardenError } from '../support/sitewarden-error.ts';
import type { BundleInput } from './bundle/bundle-input.ts';
import { writeBundle } from './bundle/write-bundle.ts';

/**
 * Writes a bundle to the file `out`: into a temporary file beside it, flushed to disk, then renamed over `out`. On
 * any failure `out` is as it was and nothing is left beside it. Error: `bundle_unwritable`, or what the input throws.
 */
export async function writeBundleFile(out: string, input: BundleInput): Promise<BundleInfo> {
  const partial = join(dirname(out), `.${basename(out)}.${randomUUID()}.partial`);
  try {
    const info = await writeDatabase(partial, input);
    await flush(partial, 'r+');
    await rename(partial, out);
    await flush(dirname(out), 'r');
    return info;
  } catch (error) {
    for (const leftover of [partial, `${partial}-journal`, `${partial}-wal`])
      await rm(leftover, { force: true });
    throw isFileProblem(error) ? unwritable(out, error) : error;
  }
}

async function writeDatabase(path: string, input: BundleInput): Promise<BundleInfo> {
  const database = new DatabaseSync(path);
  try {
    return await writeBundle(database, input);
  } finally {
    database.close();
  }
}

async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFileProblem(error: unknown): error is Error & { code: string } {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ERR_SQLITE_ERROR' || /^E[A-Z]+$/u.test(String(error.code));
}

function unwritable(out: string, cause: Error): SitewardenError {
  return new SitewardenError(
    'invalid',
    'bundle_unwritable',
    `Cannot write the bundle ${out}: ${cause.message}. Check that the directory exists, is writable and has room.`,
    { cause },
  );
}
