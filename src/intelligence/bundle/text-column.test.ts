import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Columns } from './column-table.ts';
import { readTextColumn, textColumns } from './text-column.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('', 'a', 'ab', 'é', 'Ã©', 'aé', '\u{1f600}'),
);

function columnOf(texts: readonly string[]) {
  const written = textColumns('text', texts);
  const columns: Pick<Columns, 'bytes' | 'uint32'> = {
    bytes: (name) => written[name] as Uint8Array,
    uint32: (name) => written[name] as Uint32Array,
  };
  return readTextColumn(columns as Columns, 'text');
}

it('a column of texts knows each by its bytes as by its string', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), text, (texts, other) => {
      for (const [number, own] of texts.entries()) {
        for (const asked of [...texts, other]) {
          expect(columnOf(texts).isAt(number, asked)).toBe(asked === own);
        }
        expect(columnOf(texts).at(number)).toBe(own);
      }
    }),
  );
});
