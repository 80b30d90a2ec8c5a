import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { compressionOfMagic, compressionOfName, type Compression } from './compression.ts';
import { inflate } from './inflate.ts';
import { inflateXz } from './inflate-xz.ts';
import type { ReadingLimits } from './reading-limits.ts';

/** Small pieces in: one piece of a decompression bomb must not become gigabytes at once. */
const compressedPieceBytes = 64 * 1024;
const plainPieceBytes = 1024 * 1024;
const smallestPieceBytes = 8192;
const judgedAfterBytes = 64 * 1024 * 1024;

/**
 * The uncompressed bytes of a feed file, piece by piece. The first bytes decide the format; a name that promises
 * another compression than the bytes hold is an error. Errors: `feed_unreadable` (cannot be opened or read),
 * `feed_damaged` (broken or mislabelled compression), `feed_too_large` (over a limit), AbortError. Bytes that came
 * out before the damage have been yielded.
 */
export async function* openBytes(
  path: string,
  limits: ReadingLimits,
  signal?: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> {
  const file = await openRegularFile(path);
  try {
    const compression = compressionOfMagic(await readHead(file, path));
    const promised = compressionOfName(path);
    if (promised !== 'none' && compression !== promised) {
      throw damaged(`the name says ${promised} but the content is not`);
    }
    const progress = { read: 0 };
    const pieceBytes = compression === 'none' ? plainPieceBytes : compressedPieceBytes;
    const bytes = unpack(compression, pieces(file, path, pieceBytes, progress));
    let total = 0;
    for await (const chunk of bytes) {
      signal?.throwIfAborted();
      total += chunk.length;
      if (total > limits.maxFileBytes) throw tooLarge(`over ${limits.maxFileBytes} bytes when uncompressed`);
      if (total > judgedAfterBytes && total > progress.read * limits.maxExpansion && compression !== 'none') {
        throw tooLarge(
          `grows more than ${limits.maxExpansion}-fold when uncompressed (a decompression bomb?)`,
        );
      }
      yield chunk;
    }
  } finally {
    await file.close();
  }
}

/** Without O_NONBLOCK, opening a named pipe would wait for a writer that may never come. */
async function openRegularFile(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile()) throw new Error('it is no regular file');
    return file;
  } catch (cause) {
    await file?.close();
    throw unreadable(path, cause);
  }
}

async function readHead(file: FileHandle, path: string): Promise<Buffer> {
  const head = Buffer.alloc(6);
  try {
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unpack(compression: Compression, compressed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  if (compression === 'none') return compressed;
  return compression === 'xz' ? inflateXz(compressed) : inflate(compression, compressed);
}

async function* pieces(
  file: FileHandle,
  path: string,
  pieceBytes: number,
  progress: { read: number },
): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  let position = 0;
  for (;;) {
    // Hundreds of thousands of small files are read one by one: each takes what it needs, not a whole piece.
    const room = Math.min(pieceBytes, Math.max(size - position + 1, smallestPieceBytes));
    const buffer = Buffer.allocUnsafe(room);
    let bytesRead: number;
    try {
      ({ bytesRead } = await file.read(buffer, 0, room, position));
    } catch (cause) {
      throw unreadable(path, cause);
    }
    if (bytesRead === 0) return;
    position += bytesRead;
    progress.read = position;
    yield buffer.subarray(0, bytesRead);
  }
}

function unreadable(path: string, cause: unknown): SitewardenError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SitewardenError(
    'invalid',
    'feed_unreadable',
    `Cannot read ${path}: ${why}. Check the path and its permissions.`,
    { cause },
  );
}

function damaged(why: string): SitewardenError {
  return new SitewardenError('invalid', 'feed_damaged', why);
}

function tooLarge(why: string): SitewardenError {
  return new SitewardenError('invalid', 'feed_too_large', why);
}
