import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextWeeklyOccurrence, type WeeklyRecurrence } from './next-weekly-occurrence.ts';

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const years = ['2020', '2041', '2026'].map((year) => Date.parse(`${year}-01-01T00:00:00Z`)) as [
  number,
  number,
  number,
];
const dayOfIso = (day: number): number => (day === 0 ? 7 : day);

/** The same question answered by Temporal's calendar, day by day. */
function nextByTemporal({ dayOfWeek, timeOfDay, timezone }: WeeklyRecurrence, after: Date): number {
  const now = Temporal.Instant.fromEpochMilliseconds(after.getTime());
  let day = now.toZonedDateTimeISO(timezone).toPlainDate().subtract({ days: 8 });
  for (;;) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek !== dayOfIso(dayOfWeek)) continue;
    const instant = instantByTemporal(day, timeOfDay, timezone);
    if (instant > after.getTime()) return instant;
  }
}

/** The first of two such times; the end of the gap where there is none. */
function instantByTemporal(day: Temporal.PlainDate, timeOfDay: string, timezone: string): number {
  const local = day.toPlainDateTime(Temporal.PlainTime.from(timeOfDay));
  const earlier = local.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timezone, { disambiguation: 'later' });
  const isGap = !earlier.toPlainDateTime().equals(local) && !later.toPlainDateTime().equals(local);
  if (!isGap) return earlier.epochMilliseconds;
  const change = earlier.getTimeZoneTransition('next');
  if (change === null) throw new Error(`${timezone} has a gap without a change`);
  return change.epochMilliseconds;
}

const recurrences = fc.record({
  dayOfWeek: fc.integer({ min: 0, max: 6 }),
  timeOfDay: fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`),
  everyNWeeks: fc.integer({ min: 1, max: 52 }),
});
const instants = fc.integer({ min: years[0] / 1000, max: years[1] / 1000 }).map((s) => new Date(s * 1000));

describe('weekly occurrences in every zone from 2020 to 2040', { timeout: 120_000 }, () => {
  it(`agree with Temporal at random instants in ${zones.length} zones`, () => {
    for (const timezone of zones) {
      fc.assert(
        fc.property(recurrences, instants, (given, after) => {
          const recurrence = { ...given, timezone };
          expect(nextWeeklyOccurrence(recurrence, after).getTime()).toBe(nextByTemporal(recurrence, after));
        }),
        { numRuns: 12, seed: 20_261_124 },
      );
    }
  });

  it('agree with Temporal at every change of the clocks, before, in and after it', () => {
    let changes = 0;
    // Rules repeat each year until they are changed: Greenland and others had new ones in between.
    for (const [timezone, start] of zones.flatMap((zone) =>
      [years[0], years[2]].map((year) => [zone, year] as const),
    )) {
      let at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timezone);
      for (let n = 0; n < 2; n += 1) {
        const change = at.getTimeZoneTransition('next');
        if (change === null || change.epochMilliseconds > years[1]) break;
        at = change;
        changes += 1;
        const local = change.subtract({ nanoseconds: 1 });
        for (const minutes of [-61, -30, 0, 1, 30, 61]) {
          const wall = local.toPlainDateTime().add({ minutes });
          const recurrence = {
            timezone,
            dayOfWeek: wall.dayOfWeek % 7,
            timeOfDay: wall.toPlainTime().toString().slice(0, 5),
            everyNWeeks: 1,
          };
          for (const hours of [-30, 0, 1]) {
            const after = new Date(change.epochMilliseconds + hours * 3_600_000);
            expect(
              nextWeeklyOccurrence(recurrence, after).getTime(),
              `${timezone} ${recurrence.timeOfDay} after ${after.toISOString()}`,
            ).toBe(nextByTemporal(recurrence, after));
            // And counted on from there, where it may be the first run.
            const anchor = nextWeeklyOccurrence(recurrence, after);
            const day = nominalDay(recurrence, anchor).add({ weeks: 2 });
            expect(
              nextWeeklyOccurrence({ ...recurrence, everyNWeeks: 2 }, anchor, anchor).getTime(),
              `${timezone} ${recurrence.timeOfDay} counted from ${anchor.toISOString()}`,
            ).toBe(instantByTemporal(day, recurrence.timeOfDay, timezone));
          }
        }
      }
    }
    expect(changes).toBeGreaterThan(200);
  });

  it('never drift from their phase, however late or how often the clock looks', () => {
    fc.assert(
      fc.property(
        recurrences,
        fc.constantFrom(...zones),
        instants,
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
        (given, timezone, start, waits) => {
          const recurrence = { ...given, timezone };
          const anchor = nextWeeklyOccurrence(recurrence, start);
          const first = nominalDay(recurrence, anchor);
          let now = anchor;
          for (const days of waits) {
            now = new Date(now.getTime() + days * 86_400_000);
            const next = nextWeeklyOccurrence(recurrence, now, anchor);
            expect(next.getTime()).toBeGreaterThan(now.getTime());
            const since = first.until(nominalDay(recurrence, next)).days;
            expect(since % (given.everyNWeeks * 7)).toBe(0);
            expect(nextWeeklyOccurrence(recurrence, new Date(next.getTime() - 1), anchor)).toEqual(next);
          }
        },
      ),
      { numRuns: 300, seed: 20_261_124 },
    );
  });
});

/** The day that an occurrence is meant for: a gap at midnight may have moved it to the first instant of the next one. */
function nominalDay({ dayOfWeek, timeOfDay, timezone }: WeeklyRecurrence, instant: Date): Temporal.PlainDate {
  const today = localDay(instant, timezone);
  const day = [0, 1, 2]
    .map((days) => today.subtract({ days }))
    .find((one) => one.dayOfWeek === dayOfIso(dayOfWeek));
  if (day === undefined) throw new Error(`${instant.toISOString()} is on another day of the week`);
  expect(instantByTemporal(day, timeOfDay, timezone)).toBe(instant.getTime());
  return day;
}

function localDay(instant: Date, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
}
