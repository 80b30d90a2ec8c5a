import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

const chunkLength = 16 * 1024;

/** A stream of small pieces of text, in larger ones; made only as fast as they are read. */
export function textStream(pieces: Iterable<string>): Readable {
  return Readable.from(chunks(pieces), { objectMode: false });
}

async function* chunks(pieces: Iterable<string>): AsyncGenerator<Buffer, void, undefined> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < chunkLength) continue;
    yield Buffer.from(waiting.join(''));
    [waiting, length] = [[], 0];
    // Others want the process too.
    await setImmediate();
  }
  if (length > 0) yield Buffer.from(waiting.join(''));
}
