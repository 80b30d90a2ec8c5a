import { describe, expect, it } from 'vitest';
import { attemptsPerRound, pauseAfter } from './retry-times.ts';

describe('pauses between attempts', () => {
  it('grow fourfold to a day', () => {
    const pauses = Array.from({ length: attemptsPerRound }, (_, index) => pauseAfter(index + 1, 0.5) / 1000);
    expect(pauses).toEqual([30, 120, 480, 1920, 7680, 30_720, 86_400, 86_400]);
  });

  it('differ by a fifth', () => {
    expect(pauseAfter(1, 0)).toBe(24_000);
    expect(pauseAfter(1, 1)).toBeCloseTo(36_000);
  });

  it('are as long as the receiver asks, but not longer than a day', () => {
    expect(pauseAfter(1, 0.5, 600)).toBe(600_000);
    expect(pauseAfter(1, 0.5, 1)).toBe(30_000);
    expect(pauseAfter(1, 0.5, 999_999)).toBe(86_400_000);
  });
});
