import { expect, it } from 'vitest';
import { shuffleDue } from './shuffle-due.ts';

it('shuffles what is due, and leaves what was put off behind it', () => {
  const due = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, isPutOff: index > 1 }));
  const places = [0.9, 0.8, 0.2, 0.1];
  const shuffled = shuffleDue(due, () => places.shift() ?? 0);
  expect(shuffled.map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c']);
});
