/** Where a JSON value ends, as far as brackets and quotes tell. */
export type ScanOutcome =
  | { readonly kind: 'end'; readonly end: number }
  | { readonly kind: 'more' } // the value goes on beyond the bytes at hand
  | { readonly kind: 'broken'; readonly reason: string };

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const more: ScanOutcome = { kind: 'more' };

/**
 * Finds the end of one object, array or string without building it. It can stop at the end of the bytes and go on
 * when more have come. Literals and numbers inside are not looked at: JSON.parse judges the cut-out bytes.
 */
export class ValueScanner {
  readonly #closers: Uint8Array;
  #depth = 0;
  #inString = false;
  #next = 0;

  constructor(maxDepth: number) {
    this.#closers = new Uint8Array(maxDepth);
  }

  /** Starts anew at `position`. */
  restart(position: number): void {
    this.#depth = 0;
    this.#inString = false;
    this.#next = position;
  }

  /** The bytes at hand moved `by` towards the front. */
  shift(by: number): void {
    this.#next -= by;
  }

  /** How far it has looked. */
  get position(): number {
    return this.#next;
  }

  scan(bytes: Buffer): ScanOutcome {
    const length = bytes.length;
    let at = this.#next;
    for (;;) {
      if (this.#inString) {
        const closing = skipString(bytes, at);
        if (closing < 0) return this.#broken(at, 'a control character inside a string');
        if (closing >= length) return this.#pause(closing);
        at = closing + 1;
        this.#inString = false;
        if (this.#depth === 0) return { kind: 'end', end: at };
      }
      let byte = 0;
      while (at < length) {
        byte = bytes[at] ?? 0;
        if (byte === quote || (byte & 0xdf) === openBracket || (byte & 0xdf) === closeBracket) break;
        at += 1;
      }
      if (at >= length) return this.#pause(at);
      at += 1;
      if (byte === quote) this.#inString = true;
      else if (byte === openBrace || byte === openBracket) {
        if (this.#depth === this.#closers.length) {
          return this.#broken(at, `nested deeper than ${this.#closers.length} levels`);
        }
        this.#closers[this.#depth++] = byte + 2;
      } else {
        this.#depth -= 1;
        if (this.#closers[this.#depth] !== byte) return this.#broken(at, 'brackets that do not fit together');
        if (this.#depth === 0) return { kind: 'end', end: at };
      }
    }
  }

  #pause(at: number): ScanOutcome {
    this.#next = at;
    return more;
  }

  #broken(at: number, reason: string): ScanOutcome {
    this.#next = at;
    return { kind: 'broken', reason };
  }
}

/** Position of the closing quote; at or past the end when it is not at hand; -1 on a raw control character. */
function skipString(bytes: Buffer, from: number): number {
  const length = bytes.length;
  let at = from;
  while (at < length) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) return at;
    if (byte === backslash) at += 2;
    else if (byte < 0x20) return -1;
    else at += 1;
  }
  return at;
}
