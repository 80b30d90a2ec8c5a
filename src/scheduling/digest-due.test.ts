import { describe, expect, it } from 'vitest';
import { digestDue } from './digest-due.ts';

describe('a digest', () => {
  it.each([
    // Tuesday; 07:30 in Prague is 06:30 in winter.
    [null, '07:30', 'Europe/Prague', '2026-11-24T06:29:59Z', '2026-11-24T06:30:00.000Z'],
    [null, '07:30', 'Europe/Prague', '2026-11-24T06:30:00Z', '2026-11-25T06:30:00.000Z'],
    [2, '07:30', 'Europe/Prague', '2026-11-24T06:30:00Z', '2026-12-01T06:30:00.000Z'],
    [0, '00:00', 'America/New_York', '2026-11-24T12:00:00Z', '2026-11-29T05:00:00.000Z'],
    // The clocks go from 02:00 to 03:00: the end of the gap, once.
    [null, '02:30', 'Europe/Prague', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    [null, '02:30', 'Europe/Prague', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00.000Z'],
    [0, '02:30', 'Europe/Prague', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    // They go from 03:00 to 02:00: the first time, and not again.
    [null, '02:30', 'Europe/Prague', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    [null, '02:30', 'Europe/Prague', '2026-10-25T00:45:00Z', '2026-10-26T01:30:00.000Z'],
    // At midnight in this zone.
    [null, '00:00', 'America/Santiago', '2026-09-06T03:30:00Z', '2026-09-06T04:00:00.000Z'],
    // A zone that left out a whole day (30 December 2011).
    [null, '12:00', 'Pacific/Apia', '2011-12-29T23:00:00Z', '2011-12-30T10:00:00.000Z'],
  ])(
    'of day %j at %s in %s that gathers what is told at %s is due at %s',
    (dayOfWeek, at, timezone, now, due) => {
      const every = dayOfWeek === null ? 'day' : 'week';
      expect(digestDue({ every, dayOfWeek, at, timezone }, new Date(now)).toISOString()).toBe(due);
    },
  );
});
