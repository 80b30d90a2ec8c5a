import {
  cveIdNear,
  findRecordStart,
  isRecordAt,
  markerBytes,
  nvdForm,
  recordStartLength,
  type RecordForm,
} from './record-marker.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { ValueScanner, type ScanOutcome } from './value-scanner.ts';

export type SplitItem =
  | { readonly kind: 'record'; readonly value: unknown; readonly offset: number }
  | { readonly kind: 'damage'; readonly reason: string; readonly offset: number; readonly cveId?: string };

/** `document`: between top-level values. `lost`: searching the next record after damage. */
type Place = 'document' | 'envelope' | 'list' | 'lost' | 'given_up';
type ValueUse = 'record' | 'key' | 'skipped' | 'stray';

const maxScalarBytes = 1024;

/**
 * Cuts the records out of a document that comes in pieces: the envelope of feed and API, a bare list, or one record a
 * line. Each record is parsed alone, so damage costs that record and is reported as an item.
 * After damage it goes on at the next thing that starts like a record. Yields items in the order of the bytes.
 */
export class RecordSplitter {
  readonly #limits: ReadingLimits;
  readonly #form: RecordForm;
  readonly #scanner: ValueScanner;
  #bytes: Buffer = Buffer.alloc(0);
  /** Offset in the document of the first byte at hand. */
  #base = 0;
  #at = 0;
  #place: Place = 'document';
  #enveloped = false;
  #sawList = false;
  #sawAnything = false;
  /** After damage the brackets around the records may be missing or too many; that is not reported again. */
  #lenient = false;
  #use: ValueUse | undefined;
  #scalar = false;
  #key: string | undefined;
  #rescanned = 0;

  constructor(limits: ReadingLimits, form: RecordForm = nvdForm) {
    this.#form = form;
    this.#limits = limits;
    this.#scanner = new ValueScanner(limits.maxDepth);
  }

  /** Takes the next piece of the document and gives what it completes. */
  *push(piece: Buffer): Generator<SplitItem, void, undefined> {
    const dropped = this.#at;
    const rest = this.#bytes.subarray(dropped);
    this.#bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    this.#base += dropped;
    this.#at = 0;
    this.#scanner.shift(dropped);
    yield* this.#run(false);
  }

  /** Ends the document. `cutShort` says that the reader already knows of missing bytes and has reported them. */
  *end(cutShort = false): Generator<SplitItem, void, undefined> {
    for (const item of this.#run(true)) {
      if (!cutShort || item.kind === 'record') yield item;
    }
    if (cutShort || this.#place === 'lost' || this.#place === 'given_up') return;
    if (!this.#sawAnything) yield this.#damage(this.#at, 'the file is empty');
    else if (this.#place !== 'document')
      yield this.#damage(this.#at, 'the file ends before its document does');
  }

  *#run(last: boolean): Generator<SplitItem, void, undefined> {
    while (this.#place !== 'given_up') {
      if (this.#use !== undefined) {
        const outcome = this.#scan(last);
        if (outcome.kind === 'more') return;
        if (outcome.kind === 'broken') yield* this.#loseTrack(outcome.reason);
        else yield* this.#take(this.#use, outcome.end);
      } else if (this.#place === 'lost') {
        if (!this.#findNextRecord(last)) return;
      } else {
        this.#skipBlanks();
        if (this.#at >= this.#bytes.length) return;
        this.#sawAnything = true;
        if (this.#place === 'list') yield* this.#stepInList();
        else if (this.#place === 'envelope') yield* this.#stepInEnvelope();
        else if (this.#bytes.length - this.#at < markerBytes && !last) return;
        else yield* this.#stepInDocument();
      }
    }
  }

  *#stepInList(): Generator<SplitItem, void, undefined> {
    const byte = this.#bytes[this.#at];
    if (byte === 0x2c) this.#at += 1;
    else if (byte === 0x7b) this.#begin('record');
    else if (byte === 0x5d) {
      this.#at += 1;
      this.#place = this.#enveloped ? 'envelope' : 'document';
    } else if (startsValue(byte)) this.#begin('stray');
    else yield* this.#loseTrack('bytes that are no JSON between the records');
  }

  *#stepInEnvelope(): Generator<SplitItem, void, undefined> {
    const byte = this.#bytes[this.#at];
    if (byte === 0x2c || byte === 0x3a) this.#at += 1;
    else if (byte === 0x7d) {
      this.#at += 1;
      this.#place = 'document';
      if (!this.#sawList)
        yield this.#damage(this.#at, `no "${this.#form.listKey}" list: this is not ${this.#form.document}`);
    } else if (this.#key === undefined && byte === 0x22) this.#begin('key');
    else if (this.#key === this.#form.listKey && byte === 0x5b) {
      this.#at += 1;
      this.#key = undefined;
      this.#sawList = true;
      this.#place = 'list';
    } else if (this.#key !== undefined && startsValue(byte)) this.#begin('skipped');
    else yield* this.#loseTrack('bytes that are no JSON around the list of records');
  }

  *#stepInDocument(): Generator<SplitItem, void, undefined> {
    const byte = this.#bytes[this.#at];
    if (byte === 0x5b) {
      this.#at += 1;
      this.#enveloped = false;
      this.#place = 'list';
    } else if (byte === 0x7b && isRecordAt(this.#form, this.#bytes, this.#at)) this.#begin('record');
    else if (byte === 0x7b) {
      this.#at += 1;
      this.#enveloped = true;
      this.#sawList = false;
      this.#key = undefined;
      this.#place = 'envelope';
    } else if (this.#base + this.#at === 0 && isByteOrderMark(this.#bytes)) this.#at += 3;
    else if (this.#lenient && (byte === 0x2c || byte === 0x5d || byte === 0x7d)) this.#at += 1;
    else yield* this.#loseTrack('bytes that are no JSON document');
  }

  #begin(use: ValueUse): void {
    this.#use = use;
    const byte = this.#bytes[this.#at];
    this.#scalar = byte !== 0x22 && byte !== 0x5b && byte !== 0x7b;
    this.#scanner.restart(this.#at);
  }

  #scan(last: boolean): ScanOutcome {
    const outcome = this.#scalar ? this.#scanScalar(last) : this.#scanner.scan(this.#bytes);
    const size = (outcome.kind === 'end' ? outcome.end : this.#bytes.length) - this.#at;
    if (outcome.kind === 'broken') return outcome;
    if (size > this.#limits.maxRecordBytes) {
      return { kind: 'broken', reason: `larger than ${this.#limits.maxRecordBytes} bytes` };
    }
    if (outcome.kind === 'more' && last)
      return { kind: 'broken', reason: 'the file ends in the middle of it' };
    return outcome;
  }

  #scanScalar(last: boolean): ScanOutcome {
    for (let at = this.#at; at < this.#bytes.length; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (byte <= 0x20 || byte === 0x2c || byte === 0x5d || byte === 0x7d) return { kind: 'end', end: at };
      if (at - this.#at > maxScalarBytes) return { kind: 'broken', reason: 'a number or word without end' };
    }
    return last ? { kind: 'end', end: this.#bytes.length } : { kind: 'more' };
  }

  *#take(use: ValueUse, end: number): Generator<SplitItem, void, undefined> {
    const start = this.#at;
    this.#use = undefined;
    this.#at = end;
    if (use === 'stray') yield this.#damage(start, 'a list element that is no object');
    if (use === 'skipped') this.#key = undefined;
    if (use !== 'record' && use !== 'key') return;
    let value: unknown;
    try {
      value = JSON.parse(this.#bytes.toString('utf8', start, end));
    } catch {
      yield this.#damage(start, 'not valid JSON', end);
      this.#resumeInside(start, end);
      return;
    }
    if (use === 'key') this.#key = String(value);
    else yield { kind: 'record', value, offset: this.#base + start };
  }

  /** A missing quote can make one damaged record swallow whole ones: they are looked for inside of it. */
  #resumeInside(start: number, end: number): void {
    const found = findRecordStart(
      this.#form,
      this.#bytes,
      start + recordStartLength(this.#form, this.#bytes, start),
      end,
    );
    if (found < 0) return;
    this.#spend(end - found);
    this.#at = found;
    this.#lenient = true;
    if (this.#place === 'envelope') this.#place = 'list';
  }

  *#loseTrack(reason: string): Generator<SplitItem, void, undefined> {
    const looked = this.#use === undefined ? this.#at : Math.max(this.#scanner.position, this.#at);
    yield this.#damage(this.#at, reason, looked);
    this.#use = undefined;
    this.#key = undefined;
    this.#lenient = true;
    this.#at += recordStartLength(this.#form, this.#bytes, this.#at);
    this.#spend(looked - this.#at);
    if (this.#place === 'document') this.#enveloped = false;
    if (this.#place !== 'given_up') this.#place = 'lost';
    if (this.#rescanned > this.#limits.maxRescannedBytes) {
      yield this.#damage(this.#at, 'too much damage: the rest of the file was not read');
      this.#place = 'given_up';
    }
  }

  #findNextRecord(last: boolean): boolean {
    const searchable = last ? this.#bytes.length : this.#bytes.length - markerBytes;
    const found = findRecordStart(this.#form, this.#bytes, this.#at, searchable);
    if (found < 0) {
      this.#at = Math.max(this.#at, searchable);
      return false;
    }
    this.#at = found;
    this.#place = this.#enveloped ? 'list' : 'document';
    this.#sawList = true;
    return true;
  }

  #spend(bytes: number): void {
    this.#rescanned += Math.max(0, bytes);
  }

  #skipBlanks(): void {
    while ((this.#bytes[this.#at] ?? 0xff) <= 0x20 && isBlank(this.#bytes[this.#at])) this.#at += 1;
  }

  #damage(at: number, reason: string, end = at): SplitItem {
    const cveId = end > at ? cveIdNear(this.#bytes, at, end) : undefined;
    return { kind: 'damage', reason, offset: this.#base + at, ...(cveId === undefined ? {} : { cveId }) };
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function startsValue(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (
    byte === 0x22 ||
    byte === 0x5b ||
    byte === 0x7b ||
    byte === 0x2d ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x74 ||
    byte === 0x66 ||
    byte === 0x6e
  );
}

function isByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
