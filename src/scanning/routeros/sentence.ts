import { RouterFailure } from './router-failure.ts';

const maxWordBytes = 65_536;
const maxWords = 128;
const maxSentenceBytes = 262_144;

/** A sentence of the given words for the RouterOS API (MikroTik documentation, "API", "Protocol"), ended by the empty word. */
export function encodeSentence(...words: readonly string[]): Buffer {
  const parts = words.map((word) => {
    const bytes = Buffer.from(word, 'utf8');
    return Buffer.concat([encodeLength(bytes.length), bytes]);
  });
  return Buffer.concat([...parts, Buffer.from([0])]);
}

/** One to five bytes, the first of which says how many. */
function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x4000) return Buffer.from([0x80 | (length >> 8), length & 0xff]);
  if (length < 0x20_0000) return Buffer.from([0xc0 | (length >> 16), (length >> 8) & 0xff, length & 0xff]);
  const bytes = Buffer.alloc(5, 0xf0);
  bytes.writeUInt32BE(length, 1);
  if (length >= 0x1000_0000) return bytes;
  bytes.writeUInt8(0xe0 | (length >>> 24), 1);
  return bytes.subarray(1);
}

/** The length at `at`, or undefined as long as its bytes are not all there. */
export function decodeLength(data: Buffer, at: number): { length: number; next: number } | undefined {
  const first = data[at];
  if (first === undefined) return undefined;
  const extra = first < 0x80 ? 0 : first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  // 0xF1 to 0xFF are control bytes that no version uses.
  if (first > 0xf0) throw new RouterFailure('not_routeros');
  if (at + extra >= data.length) return undefined;
  let length = extra === 4 ? 0 : first & (0xff >> (extra + 1));
  for (let index = 1; index <= extra; index += 1) length = length * 256 + (data[at + index] ?? 0);
  return { length, next: at + extra + 1 };
}

/**
 * Cuts a stream into sentences, however it is chopped. Holds one unfinished sentence at most; `RouterFailure`
 * `answer_too_large` for words or sentences beyond any that a router sends.
 */
export class SentenceReader {
  #rest = Buffer.alloc(0);
  #words: string[] = [];
  #bytes = 0;

  /** Takes what arrived and gives the sentences that it completes. */
  push(chunk: Buffer): string[][] {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const sentences: string[][] = [];
    let at = 0;
    for (;;) {
      const head = decodeLength(data, at);
      if (head === undefined) break;
      if (head.length > maxWordBytes) throw new RouterFailure('answer_too_large');
      const end = head.next + head.length;
      if (end > data.length) break;
      if (head.length === 0) {
        sentences.push(this.#words);
        this.#words = [];
        this.#bytes = 0;
      } else this.#take(data.toString('utf8', head.next, end), head.length);
      at = end;
    }
    this.#rest = Buffer.from(data.subarray(at));
    return sentences;
  }

  #take(word: string, bytes: number): void {
    this.#bytes += bytes;
    this.#words.push(word);
    if (this.#words.length > maxWords || this.#bytes > maxSentenceBytes) {
      throw new RouterFailure('answer_too_large');
    }
  }
}
