import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextOccurrence } from './next-occurrence.ts';

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Days after the anchor that the reference knows; a month with a fifth Sunday, say, comes every few months. */
const daysAhead = 9 * 366;

/** A weekday, of a month the `nth` one or the `-nth` from its end; 0: each. */
interface Weekday {
  readonly name: string;
  readonly nth: number;
}

interface Rule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  readonly byDay: readonly Weekday[];
}

/** Whether a day is one of the rule's, by RFC 5545 §3.3.10, for the rules of this test alone. */
function isDayOf(
  { frequency, interval, byDay }: Rule,
  first: Temporal.PlainDate,
  day: Temporal.PlainDate,
): boolean {
  const isNamed = byDay.some(({ name, nth }) => names[day.dayOfWeek - 1] === name && isNth(day, nth));
  const days = first.until(day, { largestUnit: 'days' }).days;
  if (frequency === 'DAILY') return days % interval === 0 && (byDay.length === 0 || isNamed);
  if (frequency === 'WEEKLY') {
    // Weeks begin on Monday, and that of the first run is the first.
    const weeks = Math.floor((days + first.dayOfWeek - 1) / 7);
    return weeks % interval === 0 && (byDay.length === 0 ? day.dayOfWeek === first.dayOfWeek : isNamed);
  }
  const months = (day.year - first.year) * 12 + day.month - first.month;
  return months % interval === 0 && (byDay.length === 0 ? day.day === first.day : isNamed);
}

function isNth({ day, daysInMonth }: Temporal.PlainDate, nth: number): boolean {
  if (nth === 0) return true;
  return nth > 0 ? Math.ceil(day / 7) === nth : Math.ceil((daysInMonth - day + 1) / 7) === -nth;
}

/** When a run of a day begins: the first of two such times; the end of the gap where there is none. */
function instantOf(day: Temporal.PlainDate, time: string, zone: string): number {
  const local = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  const isThere = earlier.toPlainDateTime().equals(local) || later.toPlainDateTime().equals(local);
  return (isThere ? earlier : (earlier.getTimeZoneTransition('next') ?? earlier)).epochMilliseconds;
}

const textOf = ({ frequency, interval, byDay }: Rule): string =>
  [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(byDay.length === 0
      ? []
      : [`BYDAY=${byDay.map(({ name, nth }) => `${nth === 0 ? '' : nth}${name}`).join(',')}`]),
  ].join(';');

const weekdays = (nth: fc.Arbitrary<number>) =>
  fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), nth }), {
    maxLength: 4,
    selector: ({ name, nth: which }) => `${which}${name}`,
  });
const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    frequency: fc.constant('DAILY' as const),
    interval: fc.integer({ min: 1, max: 40 }),
    byDay: weekdays(fc.constant(0)),
  }),
  fc.record({
    frequency: fc.constant('WEEKLY' as const),
    interval: fc.integer({ min: 1, max: 12 }),
    byDay: weekdays(fc.constant(0)),
  }),
  fc.record({
    frequency: fc.constant('MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 6 }),
    byDay: weekdays(fc.constantFrom(0, 1, 2, 3, 4, 5, -1, -2, -5)),
  }),
);
const times = fc
  .oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 30, 60, 90, 120, 150, 1380, 1410, 1439))
  .map(
    (minutes) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  );
const starts = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 1000, max: Date.UTC(2032, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000));
/** Exceptions by their place in the order of the days. */
const places = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 5 });

describe('rules of days in any zone from 2020 to 2040', { timeout: 120_000 }, () => {
  it('agree with a second reading of RFC 5545, with exceptions, and when the clock goes back', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...zones),
        times,
        starts,
        places,
        fc.integer({ min: 1, max: 60 * 24 * 40 }),
        (rule, timezone, timeOfDay, start, except, minutesBack) => {
          const terms = { dayOfWeek: 0, timeOfDay, everyNWeeks: 1, timezone };
          const today = Temporal.Instant.fromEpochMilliseconds(start.getTime())
            .toZonedDateTimeISO(timezone)
            .toPlainDate();
          const anchor = new Date(instantOf(today, timeOfDay, timezone));
          const days = Array.from({ length: daysAhead }, (_, ahead) => today.add({ days: ahead }))
            .filter((day) => isDayOf(rule, today, day))
            .slice(0, 20);
          const excepted = new Set(except.flatMap((place) => days[place]?.toString() ?? []));
          const due = days
            .filter((day) => !excepted.has(day.toString()))
            .map((day) => instantOf(day, timeOfDay, timezone));
          const recurrence = { rrule: textOf(rule), exceptDates: [...excepted], extraDates: [] };
          let after = anchor.getTime() - 1;
          for (const expected of due.slice(0, 8)) {
            const next = nextOccurrence(terms, recurrence, new Date(after), anchor)?.getTime();
            expect(next, `${recurrence.rrule} after ${new Date(after).toISOString()}`).toBe(expected);
            after = expected;
            compared += 1;
          }
          // Asked again at an earlier time, it is what it was then.
          const back = after - minutesBack * 60_000;
          const again = nextOccurrence(terms, recurrence, new Date(back), anchor)?.getTime();
          expect(again).toBe(due.find((instant) => instant > back));
        },
      ),
      { numRuns: 400, seed: 20_261_130 },
    );
    expect(compared).toBeGreaterThan(2000);
  });
});
