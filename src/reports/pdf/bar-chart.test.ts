import { expect, it } from 'vitest';
import { barLengths } from './bar-chart.ts';

const lengths = (...values: number[]) =>
  barLengths(
    values.map((value) => ({ label: '', value })),
    100,
  );

it('gives the greatest the whole width and the others their share', () => {
  expect(lengths(4, 1, 2)).toEqual([100, 25, 50]);
});

it('lets what is small be seen, and draws nothing of nothing', () => {
  expect(lengths(1_000_000, 1, 0)).toEqual([100, 1, 0]);
  expect(lengths(0, 0)).toEqual([0, 0]);
});
