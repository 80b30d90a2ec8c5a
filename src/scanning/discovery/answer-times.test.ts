import { describe, expect, it } from 'vitest';
import { AnswerTimes } from './answer-times.ts';

function after(...tookMs: number[]): number {
  const times = new AnswerTimes<string>();
  for (const took of tookMs) times.note('here', took);
  return times.patienceMs('here');
}

describe('AnswerTimes', () => {
  it.each([
    ['nobody answered', [], Infinity],
    ['few answered', [5, 5, 5, 5, 5, 5, 5], Infinity],
    ['eight answered fast', [5, 5, 5, 5, 5, 5, 5, 5], 300],
    ['one took longer', [5, 5, 5, 5, 5, 5, 5, 120], 360],
    ['one slept', [5, 5, 5, 5, 5, 5, 5, 5, 5, 200], Infinity],
  ])('when %s', (_what, tookMs, patienceMs) => {
    expect(after(...tookMs)).toBe(patienceMs);
  });

  it('keeps the parts of a network apart', () => {
    const times = new AnswerTimes<string>();
    for (let count = 0; count < 8; count += 1) times.note('here', 5);
    expect(times.patienceMs('there')).toBe(Infinity);
  });
});
