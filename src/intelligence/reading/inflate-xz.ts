import xz from 'xz-decompress';
import { SitewardenError } from '../../support/sitewarden-error.ts';

/**
 * Decompresses .xz (LZMA2) in WebAssembly. Memory is bounded by the decoder's dictionary; output comes in small
 * pieces on demand. Error: `feed_damaged`, after what came out before the damage.
 */
export async function* inflateXz(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const reader = new xz.XzReadableStream(ReadableStream.from<Uint8Array>(compressed)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        if (cause instanceof SitewardenError) throw cause;
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new SitewardenError('invalid', 'feed_damaged', `the compressed data is damaged: ${why}`, {
          cause,
        });
      });
      if (done) return;
      yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
