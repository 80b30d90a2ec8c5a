import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readLineBatches } from './read-lines.ts';

async function linesOf(chunks: readonly string[], maxBytes = 100): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of readLineBatches(
    Readable.from(chunks.map((text) => Buffer.from(text))),
    maxBytes,
  )) {
    lines.push(...batch.map((line) => (line.overlong ? `[cut]${line.text}` : line.text)));
  }
  return lines;
}

describe('readLineBatches', () => {
  it('joins a line that arrives in pieces, and keeps the last one without a newline', async () => {
    expect(await linesOf(['ab', 'c\nd', 'e\r\nf'])).toEqual(['abc', 'de', 'f']);
  });

  it('keeps empty lines, so that line numbers stay true', async () => {
    expect(await linesOf(['\n\na\n'])).toEqual(['', '', 'a']);
  });

  it('does not split a character that arrives in two chunks', async () => {
    const bytes = Buffer.from('é\n');
    const pieces = [bytes.subarray(0, 1), bytes.subarray(1)];
    const lines: string[] = [];
    for await (const batch of readLineBatches(Readable.from(pieces), 10)) {
      lines.push(...batch.map((line) => line.text));
    }
    expect(lines).toEqual(['é']);
  });

  it('cuts an overlong line once, drops the rest of it and goes on with the next', async () => {
    expect(await linesOf(['x'.repeat(30), 'y'.repeat(30), '\nnext\n'], 20)).toEqual([
      `[cut]${'x'.repeat(20)}`,
      'next',
    ]);
  });
});
