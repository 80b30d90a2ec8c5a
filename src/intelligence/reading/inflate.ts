import { createGunzip, createZstdDecompress } from 'node:zlib';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const chunkSize = 1024 * 1024;
/** Output that may wait for the reader before the decompressor is told to pause. */
const maxQueuedBytes = 16 * chunkSize;

/**
 * Decompresses gzip or zstd. Unlike a plain pipe, whatever came out before damage is yielded before the error
 * (`feed_damaged`) is thrown, so that the records before it survive.
 */
export async function* inflate(
  compression: 'gzip' | 'zstd',
  compressed: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  const stream = compression === 'gzip' ? createGunzip({ chunkSize }) : createZstdDecompress({ chunkSize });
  let queue: Buffer[] = [];
  let queuedBytes = 0;
  const state: { failure?: Error; finished: boolean } = { finished: false };
  let wake = () => {};
  stream.on('data', (chunk: Buffer) => {
    queue.push(chunk);
    queuedBytes += chunk.length;
    if (queuedBytes > maxQueuedBytes) stream.pause();
    wake();
  });
  stream.on('error', (error) => {
    state.failure = error;
    wake();
  });
  stream.on('end', () => {
    state.finished = true;
    wake();
  });
  const source = compressed[Symbol.asyncIterator]();
  try {
    for (let inputEnded = false; !inputEnded && !state.finished;) {
      const piece = await source.next();
      let written = false;
      if (piece.done === true) {
        inputEnded = true;
        stream.end();
      } else {
        stream.write(piece.value, () => {
          written = true;
          wake();
        });
      }
      const settled = () => written || state.finished || state.failure !== undefined;
      while (!settled() || queue.length > 0) {
        if (queue.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        const ready = queue;
        queue = [];
        queuedBytes = 0;
        yield* ready;
        if (stream.isPaused()) stream.resume();
      }
      if (state.failure !== undefined) throw damagedBy(state.failure);
    }
  } finally {
    stream.destroy();
    await source.return?.();
  }
}

function damagedBy(cause: Error): SitewardenError {
  return new SitewardenError('invalid', 'feed_damaged', `the compressed data is damaged: ${cause.message}`, {
    cause,
  });
}
