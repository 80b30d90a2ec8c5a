import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { archiveBudget, archiveDamaged, type ArchiveBudget } from './archive-budget.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { ArchiveLimits } from './archive-limits.ts';

/** Reads a .zip archive (PKWARE APPNOTE 6.3). A zip inside is unpacked beside it, read, and removed. */
export async function* readZip(
  path: string,
  wants: (name: string) => boolean,
  limits: ArchiveLimits,
  signal: AbortSignal,
  depth = 0,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true });
  const budget = archiveBudget((await stat(path)).size, limits);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (name.endsWith('/')) continue;
      if (depth === 0 && zip.entryCount === 1 && name.toLowerCase().endsWith('.zip')) {
        yield* readInnerZip(zip, entry, `${path}.inner`, { wants, limits, signal });
        continue;
      }
      budget.entry(name, entry.uncompressedSize);
      if (wants(name)) yield { name, content: await contentOf(zip, entry, budget) };
    }
  } finally {
    zip.close();
  }
}

async function* readInnerZip(
  zip: ZipFile,
  entry: Entry,
  inner: string,
  { wants, limits, signal }: { wants: (name: string) => boolean; limits: ArchiveLimits; signal: AbortSignal },
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const budget = archiveBudget(entry.compressedSize, limits);
  try {
    const counted = new Transform({
      transform(piece: Buffer, _, done) {
        try {
          budget.came(piece.length);
          done(null, piece);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
    });
    await pipeline(await zip.openReadStreamPromise(entry), counted, createWriteStream(inner), { signal });
    yield* readZip(inner, wants, limits, signal, 1);
  } finally {
    await rm(inner, { force: true });
  }
}

async function contentOf(zip: ZipFile, entry: Entry, budget: ArchiveBudget): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const stream: Readable = await zip.openReadStreamPromise(entry);
  // The library stops an entry that has more or fewer bytes than its head says.
  for await (const piece of stream as AsyncIterable<Buffer>) {
    budget.came(piece.length);
    pieces.push(piece);
  }
  const content = Buffer.concat(pieces);
  if (crc32(content) !== entry.crc32)
    throw archiveDamaged(`the checksum of ${entry.fileName.slice(0, 100)} differs`);
  return content;
}
