import { describe, expect, it } from 'vitest';
import type { ScheduleRecurrence } from '../domain/schedule-timing.ts';
import { formatZonedInstant } from './format-zoned-instant.ts';
import { nextOccurrence } from './next-occurrence.ts';
import { RecurrenceRule } from './recurrence-rule.ts';

const terms = { dayOfWeek: 1, timeOfDay: '02:30', everyNWeeks: 1, timezone: 'America/New_York' };
const runs = (recurrence: Partial<ScheduleRecurrence> & Pick<ScheduleRecurrence, 'rrule'>, count: number) => {
  const full = { exceptDates: [], extraDates: [], ...recurrence };
  const anchor = new Date('2026-01-01T12:00:00Z');
  const found: string[] = [];
  let after: Date | undefined = anchor;
  while (found.length < count && after !== undefined) {
    after = nextOccurrence(terms, full, after, anchor);
    found.push(after === undefined ? 'none' : formatZonedInstant(after, terms.timezone));
  }
  return found;
};

describe('a recurrence of its own', () => {
  it('names the days; the time of day and the zone are those of the schedule', () => {
    expect(runs({ rrule: 'FREQ=MONTHLY;BYDAY=2TU' }, 3)).toEqual([
      '2026-01-13T02:30:00-05:00',
      '2026-02-10T02:30:00-05:00',
      '2026-03-10T02:30:00-04:00',
    ]);
    expect(runs({ rrule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1' }, 2)).toEqual([
      '2026-01-30T02:30:00-05:00',
      '2026-02-27T02:30:00-05:00',
    ]);
  });

  it('runs at the first instant after a gap, as weekly ones do', () => {
    expect(runs({ rrule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU' }, 1)).toEqual(['2026-03-08T03:00:00-04:00']);
  });

  it('leaves out what is excepted and adds what is extra, once', () => {
    expect(
      runs(
        {
          rrule: 'FREQ=WEEKLY;BYDAY=TH',
          exceptDates: ['2026-01-15'],
          extraDates: ['2026-01-10', '2026-01-22', '2026-01-15'],
        },
        4,
      ),
    ).toEqual([
      '2026-01-08T02:30:00-05:00',
      '2026-01-10T02:30:00-05:00',
      '2026-01-22T02:30:00-05:00',
      '2026-01-29T02:30:00-05:00',
    ]);
  });

  it('counts from the day that was meant when a gap at midnight moved the first run to the next one', () => {
    const nuuk = { dayOfWeek: 6, timeOfDay: '23:30', timezone: 'America/Nuuk', everyNWeeks: 1 };
    const other = { rrule: 'FREQ=DAILY;INTERVAL=2', exceptDates: [], extraDates: [] };
    // Saturday 28 March 2026, 23:30, which the clocks skipped.
    const anchor = new Date('2026-03-29T01:00:00Z');
    const second = nextOccurrence(nuuk, other, anchor, anchor);
    expect(second).toEqual(new Date('2026-03-31T00:30:00Z'));
  });

  it('counts its weeks from the anchor, however late it is asked', () => {
    const recurrence = { rrule: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TH', exceptDates: [], extraDates: [] };
    const anchor = new Date('2026-01-01T12:00:00Z');
    const late = nextOccurrence(terms, recurrence, new Date('2036-05-20T00:00:00Z'), anchor);
    expect(late).toBeDefined();
    const days = Math.floor(((late?.getTime() ?? 0) - Date.parse('2026-01-01T00:00:00Z')) / 86_400_000);
    expect(days % 21).toBe(0);
  });
});

describe('a rule', () => {
  it.each([
    ['FREQ=HOURLY', 'too_often'],
    ['FREQ=DAILY;BYHOUR=1,2,3', 'too_often'],
    ['FREQ=DAILY;COUNT=3', 'ends'],
    ['FREQ=DAILY;UNTIL=20300101T000000Z', 'ends'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'never'],
    ['FREQ=FORTNIGHTLY', 'unreadable'],
    ['every Monday', 'unreadable'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'unreadable'],
    ['FREQ=DAILY;X-PARTY=1', 'unreadable'],
    ['FREQ=WEEKLY;BYDAY=XX', 'unreadable'],
    [`FREQ=YEARLY;BYMONTHDAY=${'1,'.repeat(400)}1`, 'unreadable'],
    ['', 'unreadable'],
  ])('%s is refused: %s', (text, fault) => {
    expect(RecurrenceRule.read(text, Date.parse('2026-01-01T00:00:00Z'))).toBe(fault);
  });
});
