import { expect, it } from 'vitest';
import { durationInWords } from './duration-in-words.ts';

it.each([
  [0, 'less than a minute'],
  [-5, 'less than a minute'],
  [29_999, 'less than a minute'],
  [30_000, '1 minute'],
  [59_999, '1 minute'],
  [60_000, '1 minute'],
  [35 * 60_000 + 10_000, '35 minutes'],
  [35 * 60_000 + 40_000, '36 minutes'],
  [59 * 60_000 + 30_000, '1 hour'],
  [135 * 60_000, '2 hours 15 minutes'],
  [60 * 60_000, '1 hour'],
  [(2 * 1440 + 60 + 1) * 60_000, '2 days 1 hour 1 minute'],
])('%i ms are %s', (ms, words) => {
  expect(durationInWords(ms)).toBe(words);
});
