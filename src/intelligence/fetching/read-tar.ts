import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { compressionOfMagic } from '../reading/compression.ts';
import { inflate } from '../reading/inflate.ts';
import { archiveBudget, archiveDamaged, type ArchiveBudget } from './archive-budget.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { readTarHead, tarBlockBytes as blockBytes } from './tar-head.ts';

/** A pax or GNU record only holds a name here. */
const maxNameRecordBytes = 64 * 1024;

/**
 * Reads a tar archive, gzip around it or not (POSIX.1-2001 pax and ustar, GNU long names). Links and devices are
 * passed over.
 */
export async function* readTar(
  path: string,
  wants: (name: string) => boolean,
  limits: ArchiveLimits,
  signal: AbortSignal,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const budget = archiveBudget((await stat(path)).size, limits);
  const bytes = unpacked(path, signal);
  try {
    yield* entriesOf(byteSource(bytes, budget), budget, wants);
  } finally {
    await bytes.return();
  }
}

async function* entriesOf(
  source: ByteSource,
  budget: ArchiveBudget,
  wants: (name: string) => boolean,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  let longName: string | undefined;
  for (;;) {
    const head = await source.take(blockBytes);
    if (head === undefined || head.every((byte) => byte === 0)) return;
    const { name, bytes, type } = readTarHead(head);
    const padding = (blockBytes - (bytes % blockBytes)) % blockBytes;
    if (type === 'x' || type === 'L') {
      if (bytes > maxNameRecordBytes) throw archiveDamaged('a name of its is too long');
      const record = (await takeWhole(source, bytes)).toString('utf8');
      longName = type === 'L' ? record.replace(/\0.*$/su, '') : (paxPath(record) ?? longName);
    } else {
      const entryName = longName ?? name;
      longName = undefined;
      budget.entry(entryName, bytes);
      if ((type === '0' || type === '\0') && wants(entryName)) {
        yield { name: entryName, content: Buffer.from(await takeWhole(source, bytes)) };
      } else await source.skip(bytes);
    }
    await source.skip(padding);
  }
}

/** The `path` of a pax record: `30 path=some/name\n`, the number being its length. */
function paxPath(record: string): string | undefined {
  return /(?:^|\n)\d{1,6} path=([^\n]{1,4096})\n/u.exec(record)?.[1];
}

async function* unpacked(path: string, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  const file = createReadStream(path, { highWaterMark: 64 * 1024, signal });
  try {
    const pieces = (file as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    const first = await pieces.next();
    if (first.done === true) return;
    const all = (async function* () {
      yield first.value;
      for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
    })();
    const compression = compressionOfMagic(first.value);
    yield* compression === 'gzip' || compression === 'zstd' ? inflate(compression, all) : all;
  } finally {
    // Whoever stops in the middle must not leave the file open.
    file.destroy();
  }
}

interface ByteSource {
  /** The next `bytes`, or undefined at the end; an end in the middle is damage. */
  take(bytes: number): Promise<Buffer | undefined>;
  skip(bytes: number): Promise<void>;
}

function byteSource(pieces: AsyncGenerator<Buffer>, budget: ArchiveBudget): ByteSource {
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await pieces.next();
    if (next.done === true) return false;
    budget.came(next.value.length);
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    return true;
  };
  return {
    async take(bytes) {
      while (rest.length < bytes) {
        if (await more()) continue;
        if (rest.length === 0) return undefined;
        throw archiveDamaged('it ends in the middle');
      }
      const taken = rest.subarray(0, bytes);
      rest = rest.subarray(bytes);
      return taken;
    },
    async skip(bytes) {
      let left = bytes;
      while (left > rest.length) {
        left -= rest.length;
        rest = Buffer.alloc(0);
        if (!(await more())) throw archiveDamaged('it ends in the middle');
      }
      rest = rest.subarray(left);
    },
  };
}

async function takeWhole(source: ByteSource, bytes: number): Promise<Buffer> {
  if (bytes === 0) return Buffer.alloc(0);
  const taken = await source.take(bytes);
  if (taken === undefined) throw archiveDamaged('it ends in the middle');
  return taken;
}
