import { bundleDamaged } from './bundle-schema.ts';
import type { Columns } from './column-table.ts';

/** A list of texts, each made from its bytes when it is first asked for and then kept. */
export interface TextColumn {
  readonly count: number;
  /** Throws the error for a damaged bundle where there is none of that number. */
  at(number: number): string;
  /** Whether that is the text of that number; makes no string of it. */
  isAt(number: number, text: string): boolean;
}

/** The texts as two columns: their bytes, and where each ends. */
export function textColumns(name: string, texts: readonly string[]): Record<string, ArrayBufferView> {
  const pieces = texts.map((text) => Buffer.from(text));
  let end = 0;
  return {
    [name]: Buffer.concat(pieces),
    [`${name}_end`]: Uint32Array.from(pieces, (piece) => (end += piece.length)),
  };
}

export function readTextColumn(columns: Columns, name: string): TextColumn {
  const { buffer, byteOffset, byteLength } = columns.bytes(name);
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const ends = columns.uint32(`${name}_end`);
  const known: (string | undefined)[] = [];
  known.length = ends.length;
  const startOf = (number: number) => (number === 0 ? 0 : (ends[number - 1] ?? 0));
  const endOf = (number: number) => {
    const end = ends[number];
    if (end === undefined) throw bundleDamaged(`${name} ${number}`);
    return end;
  };
  const at = (number: number) => (known[number] ??= bytes.toString('utf8', startOf(number), endOf(number)));
  return {
    count: ends.length,
    at,
    isAt(number, text) {
      const end = endOf(number);
      const start = startOf(number);
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        // Only ASCII is its own byte.
        if (code > 127) return at(number) === text;
        if (bytes[start + index] !== code) return false;
      }
      return start + text.length === end;
    },
  };
}
