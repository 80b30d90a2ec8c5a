import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLength, encodeSentence, SentenceReader } from './sentence.ts';

describe('encodeSentence', () => {
  it.each([
    ['/login', '062f6c6f67696e00'],
    ['x'.repeat(0x80), '8080'],
    ['x'.repeat(0x4000), 'c04000'],
    ['x'.repeat(0x20_0000), 'e0200000'],
  ])('puts the length before the word (%#)', (word, head) => {
    expect(encodeSentence(word).toString('hex').startsWith(head)).toBe(true);
  });

  it.each([0, 0x7f, 0x80, 0x3fff, 0x4000, 0x1f_ffff, 0x20_0000, 0xfff_ffff, 0x1000_0000])(
    'and decodeLength reads length %i again',
    (length) => {
      const bytes = [...lengthBytes(length)];
      expect(decodeLength(Buffer.from(bytes), 0)).toEqual({ length, next: bytes.length });
    },
  );
});

describe('SentenceReader', () => {
  it('gives the same sentences however the stream is chopped', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 300 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), fc.integer({ min: 1, max: 17 }), (sentences, size) => {
        const stream = Buffer.concat(sentences.map((sentence) => encodeSentence(...sentence)));
        const reader = new SentenceReader();
        const read: string[][] = [];
        for (let at = 0; at < stream.length; at += size)
          read.push(...reader.push(stream.subarray(at, at + size)));
        expect(read).toEqual(
          sentences.map((sentence) => sentence.map((word) => Buffer.from(word).toString())),
        );
      }),
    );
  });

  it.each([
    ['a word of four gigabytes', Buffer.from([0xf0, 0xff, 0xff, 0xff, 0xff]), 'answer_too_large'],
    ['a word too long', Buffer.from([0xc1, 0x00, 0x01]), 'answer_too_large'],
    ['a sentence without end', Buffer.from('\u0001a'.repeat(1000)), 'answer_too_large'],
    ['a control byte', Buffer.from([0xf8, 1, 2]), 'not_routeros'],
  ])('refuses %s', (_what, bytes, reason) => {
    expect(() => new SentenceReader().push(bytes)).toThrow(expect.objectContaining({ reason }));
  });

  it('fails in no other way, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        try {
          new SentenceReader().push(Buffer.from(bytes));
        } catch (error) {
          expect(error).toMatchObject({ name: 'RouterFailure' });
        }
      }),
    );
  });
});

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  if (length < 0x4000) return [0x80 | (length >> 8), length & 255];
  if (length < 0x20_0000) return [0xc0 | (length >> 16), (length >> 8) & 255, length & 255];
  const low = [(length >>> 16) & 255, (length >>> 8) & 255, length & 255];
  return length < 0x1000_0000 ? [0xe0 | (length >>> 24), ...low] : [0xf0, length >>> 24, ...low];
}
