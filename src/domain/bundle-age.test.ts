import { describe, expect, it } from 'vitest';
import { ageInDays, isStaleBundle } from './bundle-age.ts';

const now = new Date('2026-11-24T12:00:00Z');

describe('the age of a bundle', () => {
  it.each([
    ['2026-11-24T11:59:59Z', 0],
    ['2026-11-23T12:00:00Z', 1],
    ['2026-11-23T12:00:01Z', 0],
    ['2026-11-25T00:00:00Z', 0],
    [null, null],
  ])('of a newest record of %s is %s days', (newest, days) => {
    expect(ageInDays(newest, now)).toBe(days);
  });

  it.each([
    ['2026-11-17T00:00:00Z', false],
    ['2026-11-16T12:00:00Z', true],
    [null, true],
  ])('of a newest record of %s is stale: %s', (newestRecordAt, stale) => {
    expect(isStaleBundle({ newestRecordAt }, now)).toBe(stale);
  });
});
