import { describe, expect, it } from 'vitest';
import { formatZonedInstant } from './format-zoned-instant.ts';
import { nextWeeklyOccurrence, type WeeklyRecurrence } from './next-weekly-occurrence.ts';
import { isTimeZone } from './zone-offset.ts';

const mondayAtTwo = (over: Partial<WeeklyRecurrence> = {}): WeeklyRecurrence => ({
  dayOfWeek: 1,
  timeOfDay: '02:00',
  timezone: 'America/New_York',
  everyNWeeks: 1,
  ...over,
});
const next = (recurrence: WeeklyRecurrence, after: string, anchor?: string): string =>
  formatZonedInstant(
    nextWeeklyOccurrence(recurrence, new Date(after), anchor === undefined ? undefined : new Date(anchor)),
    recurrence.timezone,
  );

describe('nextWeeklyOccurrence', () => {
  it('is the next such day, today when the time is still ahead, a week later once it has passed', () => {
    const utc = mondayAtTwo({ timezone: 'UTC' });
    expect(next(utc, '2026-11-23T01:59:59Z')).toBe('2026-11-23T02:00:00+00:00');
    expect(next(utc, '2026-11-23T02:00:00Z')).toBe('2026-11-30T02:00:00+00:00');
    expect(next(mondayAtTwo({ timezone: 'UTC', dayOfWeek: 0 }), '2026-11-23T12:00:00Z')).toBe(
      '2026-11-29T02:00:00+00:00',
    );
  });

  it('keeps the wall clock over a change of the clocks and shows the true offset', () => {
    // Clocks in New York went back on 1 November 2026.
    const everySecond = mondayAtTwo({ everyNWeeks: 2 });
    expect(next(everySecond, '2026-10-26T12:00:00Z', '2026-10-26T06:00:00Z')).toBe(
      '2026-11-09T02:00:00-05:00',
    );
  });

  it('counts the weeks from the anchor without drifting, however late it is asked', () => {
    const everyThird = mondayAtTwo({ everyNWeeks: 3, timezone: 'Europe/Berlin' });
    const anchor = '2026-01-05T01:00:00Z';
    let after = anchor;
    for (let run = 1; run <= 60; run += 1) {
      const occurrence = nextWeeklyOccurrence(everyThird, new Date(after), new Date(anchor));
      const local = formatZonedInstant(occurrence, 'Europe/Berlin');
      const days =
        (Date.parse(`${local.slice(0, 10)}T00:00:00Z`) - Date.parse('2026-01-05T00:00:00Z')) / 86_400_000;
      expect(days).toBe(run * 21);
      expect(local.slice(11, 16)).toBe('02:00');
      after = occurrence.toISOString();
    }
  });

  it('runs at the first instant after a gap', () => {
    // New York skips 02:00–03:00 on Sunday 8 March 2026, Lord Howe Island 02:00–02:30 on 4 October 2026.
    const sunday = mondayAtTwo({ dayOfWeek: 0, timeOfDay: '02:30' });
    expect(next(sunday, '2026-03-05T00:00:00Z')).toBe('2026-03-08T03:00:00-04:00');
    const lordHowe = mondayAtTwo({ dayOfWeek: 0, timeOfDay: '02:10', timezone: 'Australia/Lord_Howe' });
    expect(next(lordHowe, '2026-10-01T00:00:00Z')).toBe('2026-10-04T02:30:00+11:00');
  });

  it('runs at the end of a gap that swallowed a whole day', () => {
    // Samoa had no Friday 30 December 2011.
    const friday = mondayAtTwo({ dayOfWeek: 5, timeOfDay: '12:00', timezone: 'Pacific/Apia' });
    expect(next(friday, '2011-12-28T00:00:00Z')).toBe('2011-12-31T00:00:00+14:00');
  });

  it('runs once, the first time, when a local time occurs twice', () => {
    const sunday = mondayAtTwo({ dayOfWeek: 0, timeOfDay: '01:30' });
    expect(next(sunday, '2026-10-30T00:00:00Z')).toBe('2026-11-01T01:30:00-04:00');
    expect(next(sunday, '2026-11-01T05:30:00Z')).toBe('2026-11-08T01:30:00-05:00');
    const berlin = mondayAtTwo({ dayOfWeek: 0, timeOfDay: '02:30', timezone: 'Europe/Berlin' });
    expect(next(berlin, '2026-10-22T00:00:00Z')).toBe('2026-10-25T02:30:00+02:00');
  });

  it('keeps its day when a gap at midnight moved the first run to the next one', () => {
    // Nuuk skips 23:00–24:00 on Saturday 28 March 2026.
    const saturday = mondayAtTwo({ dayOfWeek: 6, timeOfDay: '23:30', timezone: 'America/Nuuk' });
    const first = next(saturday, '2026-03-25T00:00:00Z');
    expect(first).toBe('2026-03-29T00:00:00-01:00');
    expect(next(saturday, first, first)).toBe('2026-04-04T23:30:00-01:00');
    const friday = mondayAtTwo({
      dayOfWeek: 5,
      timeOfDay: '12:00',
      timezone: 'Pacific/Apia',
      everyNWeeks: 2,
    });
    expect(next(friday, '2011-12-31T00:00:00Z', '2011-12-30T10:00:00Z')).toBe('2012-01-13T12:00:00+14:00');
  });

  it('knows zones of half and quarter hours and on either side of the date line', () => {
    expect(next(mondayAtTwo({ timezone: 'Asia/Kathmandu' }), '2026-11-20T00:00:00Z')).toBe(
      '2026-11-23T02:00:00+05:45',
    );
    expect(next(mondayAtTwo({ timezone: 'Pacific/Kiritimati' }), '2026-11-22T11:00:00Z')).toBe(
      '2026-11-23T02:00:00+14:00',
    );
    expect(next(mondayAtTwo({ timezone: 'Pacific/Pago_Pago' }), '2026-11-23T12:00:00Z')).toBe(
      '2026-11-23T02:00:00-11:00',
    );
  });
});

describe('isTimeZone', () => {
  it('takes names of the IANA database and nothing else', () => {
    expect(['UTC', 'Europe/Berlin', 'America/Argentina/Ushuaia'].every(isTimeZone)).toBe(true);
    expect(['', '+02:00', 'Mars/Olympus', 'Europe/Nowhere'].some(isTimeZone)).toBe(false);
  });
});
