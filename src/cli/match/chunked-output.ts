import type { Writable } from 'node:stream';
import type { ByteRun } from './byte-arena.ts';

// What a pipe of Linux holds: larger writes are cut there, and this much stays in the processor's cache.
const chunkBytes = 64 * 1024;

export type OutputPiece = string | ByteRun;

/** Output gathered into large writes through one buffer, so that a fast producer makes no garbage. */
export interface ChunkedOutput {
  /** Takes the next piece; a promise when a slow reader must be waited for before the one after it. */
  write(piece: OutputPiece): Promise<void> | undefined;
  flush(): Promise<void>;
}

export function createChunkedOutput(stream: Writable): ChunkedOutput {
  const buffer = Buffer.allocUnsafeSlow(chunkBytes);
  let held = 0;

  async function flush(): Promise<void> {
    if (held === 0) return;
    const chunk = buffer.subarray(0, held);
    held = 0;
    // The buffer may be filled again only when its bytes have left.
    await new Promise<void>((resolve, reject) => {
      stream.write(chunk, (error) => (error instanceof Error ? reject(error) : resolve()));
    });
  }

  async function writeInParts({ bytes, from, to }: ByteRun): Promise<void> {
    for (let at = from; at < to;) {
      if (held === chunkBytes) await flush();
      const copied = bytes.copy(buffer, held, at, to);
      held += copied;
      at += copied;
    }
  }

  return {
    write(piece) {
      if (typeof piece === 'string') {
        // A character takes at most three bytes of UTF-8.
        if (held + piece.length * 3 <= chunkBytes) {
          held += buffer.write(piece, held);
          return undefined;
        }
        const bytes = Buffer.from(piece);
        return writeInParts({ bytes, from: 0, to: bytes.length });
      }
      if (held + piece.to - piece.from > chunkBytes) return writeInParts(piece);
      held += piece.bytes.copy(buffer, held, piece.from, piece.to);
      return undefined;
    },
    flush,
  };
}
