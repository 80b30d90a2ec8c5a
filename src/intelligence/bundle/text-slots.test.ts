import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInSlots, slotsOf } from './text-slots.ts';

const columnOf = (texts: readonly string[]) => ({
  count: texts.length,
  at: (number: number) => texts[number] ?? '',
  isAt: (number: number, text: string) => texts[number] === text,
});

describe('slots of texts', () => {
  it('find every text at its number and no other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 200 }),
        fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 50 }),
        (texts, others) => {
          const slots = slotsOf(texts);
          for (const text of [...texts, ...others]) {
            expect(findInSlots(slots, columnOf(texts), text)).toBe(texts.indexOf(text));
          }
        },
      ),
    );
  });

  it('end when no slot is free, as in a damaged bundle', () => {
    expect(findInSlots(new Uint32Array(4).fill(1), columnOf(['a']), 'b')).toBe(-1);
    expect(findInSlots(new Uint32Array(0), columnOf(['a']), 'b')).toBe(-1);
  });
});
