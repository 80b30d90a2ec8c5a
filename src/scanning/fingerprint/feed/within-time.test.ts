import { expect, it } from 'vitest';
import { withinTime } from './within-time.ts';

it('gives what the work gives, and throws what it throws', () => {
  expect(withinTime(1000, () => 7)).toBe(7);
  expect(() =>
    withinTime(1000, () => {
      throw new RangeError('no');
    }),
  ).toThrow(RangeError);
});

it('stops a regular expression in the middle of its work, whatever catches errors around it', () => {
  const start = performance.now();
  const told = withinTime(50, () => {
    try {
      return /^(?:a+)+$/u.exec(`${'a'.repeat(60)}b`);
    } catch {
      return 'caught';
    }
  });
  expect(told).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(2000);
});
