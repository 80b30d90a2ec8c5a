import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteArena, joinRuns } from './byte-arena.ts';
import { createChunkedOutput, type OutputPiece } from './chunked-output.ts';

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      // A copy, taken late: the producer must not have touched the bytes by then.
      setImmediate(() => {
        chunks.push(Buffer.from(chunk));
        done();
      });
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8'), chunks };
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.integer({ min: 90_000, max: 300_000 }).map((length) => 'é€x'.repeat(length / 3)),
);

describe('chunked output', () => {
  it('writes every piece in order, however long, whatever reads it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 30 }), async (given) => {
        const { stream, text: received } = collector();
        const output = createChunkedOutput(stream);
        const keep = createByteArena();
        const pieces = joinRuns(given.map(([one, kept]): OutputPiece => (kept ? keep(one) : one)));
        for (const piece of pieces) await output.write(piece);
        await output.flush();
        expect(received() === given.map(([one]) => one).join('')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('gathers small pieces into large writes', async () => {
    const { stream, chunks } = collector();
    const output = createChunkedOutput(stream);
    for (let count = 0; count < 200_000; count += 1) await output.write('0123456789');
    await output.flush();
    expect(chunks.length).toBeLessThan(35);
  });

  it('fails when the stream does', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
    stream.on('error', () => undefined);
    const output = createChunkedOutput(stream);
    await output.write('x');
    await expect(output.flush()).rejects.toThrow('gone');
  });
});

describe('joining runs', () => {
  it('makes one of what lies side by side, and keeps the order of the rest', () => {
    const keep = createByteArena();
    const [a, b, c] = [keep('one'), keep('two'), keep('three')];
    expect(joinRuns([a, b, c])).toEqual([{ bytes: a.bytes, from: 0, to: 11 }]);
    expect(joinRuns([b, a, 'text', c])).toEqual([b, a, 'text', c]);
  });
});
