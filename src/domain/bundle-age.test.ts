import { describe, expect, it } from 'vitest';
import { ageInDays } from './age-in-days.ts';
import { isStaleBundle } from './bundle-age.ts';

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
    expect(isStaleBundle({ newestRecordAt, sources: [] }, now)).toBe(stale);
  });

  it('is stale too when one of its sources stands still while the others go on', () => {
    const newestRecordAt = '2026-11-24T00:00:00Z';
    const sources = [
      { name: 'nvd', records: 1, newestRecordAt },
      { name: 'kev', records: 1, newestRecordAt: '2026-10-01T00:00:00Z' },
    ];
    expect(isStaleBundle({ newestRecordAt, sources }, now)).toBe(true);
    expect(isStaleBundle({ newestRecordAt, sources: sources.slice(0, 1) }, now)).toBe(false);
  });
});
