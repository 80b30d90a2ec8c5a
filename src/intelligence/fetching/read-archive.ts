import { open } from 'node:fs/promises';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { archiveDamaged } from './archive-budget.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { defaultArchiveLimits, type ArchiveLimits } from './archive-limits.ts';
import { readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';

export interface ReadArchiveOptions {
  /** The entries that are wanted; the others are passed over unread where the format allows. */
  readonly wants: (name: string) => boolean;
  readonly limits?: ArchiveLimits;
  readonly signal: AbortSignal;
}

/**
 * The wanted files of a .zip, .tar.gz or .tar archive, one after the other, told apart by its first bytes. A zip that
 * holds only another zip is read as that one. Errors: `feed_damaged`, `feed_too_large`, AbortError.
 */
export async function* readArchive(
  path: string,
  { wants, limits = defaultArchiveLimits, signal }: ReadArchiveOptions,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const isZip = (await firstBytes(path)).subarray(0, 2).toString('latin1') === 'PK';
  const entries = isZip ? readZip(path, wants, limits, signal) : readTar(path, wants, limits, signal);
  try {
    for await (const entry of entries) {
      signal.throwIfAborted();
      if (!isInside(entry.name))
        throw archiveDamaged(`an entry leads out of it (${entry.name.slice(0, 100)})`);
      yield entry;
    }
  } catch (error) {
    if (error instanceof SitewardenError || signal.aborted) throw error;
    throw archiveDamaged(error instanceof Error ? error.message : String(error), error);
  }
}

function isInside(name: string): boolean {
  return (
    !name.startsWith('/') && !name.includes('\\') && !name.includes('\0') && !name.split('/').includes('..')
  );
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, head.length, 0);
    return head;
  } finally {
    await file.close();
  }
}
