import { ValueScanner } from '../reading/value-scanner.ts';
import type { ReadingLimits } from '../reading/reading-limits.ts';

export type TopLevelItem =
  | { readonly kind: 'value'; readonly key: string; readonly value: unknown; readonly offset: number }
  | {
      readonly kind: 'damage';
      readonly key: string | undefined;
      readonly reason: string;
      readonly offset: number;
    };

type Place = 'start' | 'key' | 'colon' | 'value' | 'comma' | 'end' | 'given_up';

const maxKeyBytes = 1024;

/**
 * Cuts the values out of one JSON object that comes in pieces, and parses those of the keys that are `wanted`, each
 * alone; the others are passed over without being kept. A value that is no JSON costs itself; damage to the object
 * around ends the reading. Values are objects, arrays or strings.
 */
export class TopLevelReader {
  readonly #limits: ReadingLimits;
  readonly #wanted: (key: string) => boolean;
  readonly #scanner: ValueScanner;
  #bytes: Buffer = Buffer.alloc(0);
  #base = 0;
  #at = 0;
  #place: Place = 'start';
  #scanning = false;
  #key = '';

  constructor(limits: ReadingLimits, wanted: (key: string) => boolean) {
    this.#limits = limits;
    this.#wanted = wanted;
    this.#scanner = new ValueScanner(limits.maxDepth);
  }

  *push(piece: Buffer): Generator<TopLevelItem, void, undefined> {
    const rest = this.#bytes.subarray(this.#at);
    this.#bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    this.#scanner.shift(this.#at);
    this.#base += this.#at;
    this.#at = 0;
    yield* this.#run();
  }

  *end(): Generator<TopLevelItem, void, undefined> {
    if (this.#place === 'end' || this.#place === 'given_up') return;
    yield this.#giveUp(this.#place === 'start' ? 'no JSON object' : 'the file ends before its document does');
  }

  *#run(): Generator<TopLevelItem, void, undefined> {
    while (this.#place !== 'given_up') {
      if (!this.#scanning) {
        while (isBlank(this.#bytes[this.#at])) this.#at += 1;
        if (this.#at >= this.#bytes.length) return;
      }
      if (this.#place === 'key' || this.#place === 'value') {
        const item = this.#readValue(this.#place);
        if (item === 'more') return;
        if (item !== undefined) yield item;
      } else {
        const fault = this.#readSign(this.#bytes[this.#at] ?? 0);
        if (fault !== undefined) yield fault;
      }
    }
  }

  #readSign(byte: number): TopLevelItem | undefined {
    const isStart = this.#place === 'start';
    // Byte by byte, because a piece may end inside of the mark.
    if (isStart && byte === byteOrderMark[this.#base + this.#at]) {
      this.#at += 1;
      return undefined;
    }
    const next = this.#nextPlace(byte);
    if (next === undefined) return this.#giveUp(isStart ? 'no JSON object' : 'bytes that are no JSON');
    this.#at += 1;
    this.#place = next;
    return undefined;
  }

  #nextPlace(byte: number): Place | undefined {
    if (this.#place === 'start') return byte === 0x7b ? 'key' : undefined;
    if (this.#place === 'colon') return byte === 0x3a ? 'value' : undefined;
    if (this.#place !== 'comma') return undefined;
    return byte === 0x2c ? 'key' : byte === 0x7d ? 'end' : undefined;
  }

  #readValue(place: 'key' | 'value'): TopLevelItem | 'more' | undefined {
    if (!this.#scanning) {
      const byte = this.#bytes[this.#at];
      if (place === 'key' && byte === 0x7d) {
        this.#at += 1;
        this.#place = 'end';
        return undefined;
      }
      const fits = place === 'key' ? byte === 0x22 : byte === 0x7b || byte === 0x5b || byte === 0x22;
      if (!fits)
        return this.#giveUp(place === 'key' ? 'no key where one must be' : 'a value that is no object');
      this.#scanning = true;
      this.#scanner.restart(this.#at);
    }
    const outcome = this.#scanner.scan(this.#bytes);
    if (outcome.kind === 'broken') return this.#giveUp(outcome.reason);
    const isKept = place === 'key' || this.#wanted(this.#key);
    const end = outcome.kind === 'end' ? outcome.end : this.#bytes.length;
    const limit = place === 'key' ? maxKeyBytes : this.#limits.maxRecordBytes;
    if (isKept && end - this.#at > limit) return this.#giveUp(`larger than ${limit} bytes`);
    if (outcome.kind === 'more') {
      if (!isKept) this.#at = Math.min(this.#scanner.position, this.#bytes.length);
      return 'more';
    }
    return this.#take(place, isKept, outcome.end);
  }

  #take(place: 'key' | 'value', isKept: boolean, end: number): TopLevelItem | undefined {
    const start = this.#at;
    this.#at = end;
    this.#scanning = false;
    this.#place = place === 'key' ? 'colon' : 'comma';
    if (!isKept) return undefined;
    const offset = this.#base + start;
    let value: unknown;
    try {
      value = JSON.parse(this.#bytes.toString('utf8', start, end));
    } catch {
      if (place === 'key') return this.#giveUp('a key that is no JSON text');
      return { kind: 'damage', key: this.#key, reason: 'not valid JSON', offset };
    }
    if (place === 'value') return { kind: 'value', key: this.#key, value, offset };
    this.#key = String(value);
    return undefined;
  }

  #giveUp(reason: string): TopLevelItem {
    const key = this.#place === 'value' ? this.#key : undefined;
    this.#place = 'given_up';
    this.#bytes = Buffer.alloc(0);
    const offset = this.#base + this.#at;
    this.#at = 0;
    return { kind: 'damage', key, reason, offset };
  }
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
