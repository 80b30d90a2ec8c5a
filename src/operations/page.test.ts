import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageOf, readCursor } from './page.ts';

const position = z.tuple([z.number(), z.string()]);
const rows = [3, 2, 1].map((score) => ({ score, id: `id-${score}` }));
const placeOf = (row: { score: number; id: string }) => [row.score, row.id] as const;

describe('a page', () => {
  it('ends with a cursor that leads to the row after its last', () => {
    const page = pageOf(rows, 2, placeOf);
    expect(page.items.map(({ id }) => id)).toEqual(['id-3', 'id-2']);
    expect(readCursor(page.nextCursor ?? '', position)).toEqual([2, 'id-2']);
  });

  it('has none when nothing follows', () => {
    expect(pageOf(rows, 3, placeOf).nextCursor).toBeNull();
    expect(pageOf([], 1, placeOf)).toEqual({ items: [], nextCursor: null });
  });

  it.each(['', 'x', '%', 'bnVsbA', Buffer.from('["a",1]').toString('base64url')])(
    'refuses the cursor %j, which no list gave',
    (cursor) => {
      expect(() => readCursor(cursor, position)).toThrow(expect.objectContaining({ code: 'cursor_invalid' }));
    },
  );

  it('begins at the start without a cursor', () => {
    expect(readCursor(undefined, position)).toBeUndefined();
  });
});
