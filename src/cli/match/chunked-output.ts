import type { Writable } from 'node:stream';

const chunkBytes = 512 * 1024;

/** Output gathered into large writes through one buffer, so that a fast producer makes no garbage. */
export interface ChunkedOutput {
  /** Takes the bytes in order; waits for a slow reader whenever the buffer is full. */
  write(pieces: readonly Uint8Array[]): Promise<void>;
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

  return {
    async write(pieces) {
      for (const piece of pieces) {
        if (held + piece.length <= chunkBytes) {
          buffer.set(piece, held);
          held += piece.length;
          continue;
        }
        for (let from = 0; from < piece.length;) {
          if (held === chunkBytes) await flush();
          const part = piece.subarray(from, from + chunkBytes - held);
          buffer.set(part, held);
          held += part.length;
          from += part.length;
        }
      }
    },
    flush,
  };
}
