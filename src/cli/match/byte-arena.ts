/** Bytes `from` to `to` of a larger piece of memory. */
export interface ByteRun {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

const blockBytes = 256 * 1024;

/** Lays texts side by side in memory, so that those used together can be copied together. */
export function createByteArena(): (text: string) => ByteRun {
  let block = Buffer.allocUnsafeSlow(blockBytes);
  let used = 0;
  return (text) => {
    // A character takes at most three bytes of UTF-8.
    if (text.length * 3 > blockBytes) {
      const bytes = Buffer.from(text);
      return { bytes, from: 0, to: bytes.length };
    }
    if (used + text.length * 3 > blockBytes) {
      block = Buffer.allocUnsafeSlow(blockBytes);
      used = 0;
    }
    const from = used;
    used += block.write(text, from);
    return { bytes: block, from, to: used };
  };
}

/** The same pieces in the same order, runs that lie side by side made one. */
export function joinRuns(pieces: readonly (string | ByteRun)[]): (string | ByteRun)[] {
  const joined: (string | ByteRun)[] = [];
  let last: ByteRun | undefined;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      joined.push(piece);
      last = undefined;
    } else if (last !== undefined && last.bytes === piece.bytes && last.to === piece.from) {
      last = { bytes: last.bytes, from: last.from, to: piece.to };
      joined[joined.length - 1] = last;
    } else {
      joined.push((last = piece));
    }
  }
  return joined;
}
