import { once } from 'node:events';
import type { Writable } from 'node:stream';

const chunkBytes = 256 * 1024;

/** Output gathered into large writes. */
export interface ChunkedOutput {
  add(bytes: Uint8Array): void;
  /** Writes when enough has gathered, waiting for a slow reader. */
  flushWhenFull(): Promise<void>;
  flush(): Promise<void>;
}

export function createChunkedOutput(stream: Writable): ChunkedOutput {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  async function flush(): Promise<void> {
    if (bytes === 0) return;
    const chunk = Buffer.concat(pieces, bytes);
    pieces = [];
    bytes = 0;
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  return {
    add(piece) {
      pieces.push(piece);
      bytes += piece.length;
    },
    flushWhenFull: async () => (bytes >= chunkBytes ? flush() : undefined),
    flush,
  };
}
