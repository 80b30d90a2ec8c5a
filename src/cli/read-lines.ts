import type { Readable } from 'node:stream';

/** One line of input without its newline; `overlong` lines carry only their beginning. */
export interface InputLine {
  readonly text: string;
  readonly overlong: boolean;
}

/**
 * Lines of a UTF-8 stream in batches, one batch for each chunk read. A line longer than `maxBytes` is cut and
 * marked, so that input without newlines cannot fill the memory.
 */
export async function* readLineBatches(input: Readable, maxBytes: number): AsyncGenerator<InputLine[]> {
  let rest = Buffer.alloc(0);
  let skipping = false;
  for await (const given of input) {
    const chunk = Buffer.isBuffer(given) ? given : Buffer.from(String(given));
    const lines: InputLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const piece = chunk.subarray(start, end);
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      if (!skipping) lines.push(lineOf(bytes, maxBytes));
      rest = Buffer.alloc(0);
      skipping = false;
      start = end + 1;
    }
    rest = skipping ? rest : Buffer.concat([rest, chunk.subarray(start)]);
    if (rest.length > maxBytes) {
      lines.push(lineOf(rest, maxBytes));
      rest = Buffer.alloc(0);
      skipping = true;
    }
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [lineOf(rest, maxBytes)];
}

function lineOf(bytes: Buffer, maxBytes: number): InputLine {
  const overlong = bytes.length > maxBytes;
  const kept = overlong ? bytes.subarray(0, maxBytes) : bytes;
  const text = kept.toString('utf8');
  return { text: text.endsWith('\r') ? text.slice(0, -1) : text, overlong };
}
