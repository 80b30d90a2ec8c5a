import type { ScheduleRecurrence } from '../domain/schedule-timing.ts';
import { anchorDayOf } from './anchor-day.ts';
import { instantOfWallClock } from './instant-of-wall-clock.ts';
import { localDayOf } from './local-day.ts';
import { minutesOfDay, nextWeeklyOccurrence, type WeeklyRecurrence } from './next-weekly-occurrence.ts';
import { RecurrenceRule } from './recurrence-rule.ts';

const dayMs = 86_400_000;
/** Days in a row that may be excepted before nothing more is looked for. */
const mostExceptions = 1000;

/**
 * The first occurrence of a schedule later than `after`: by its own recurrence where it has one, else by weekday and
 * weeks. Weeks and months are counted from the anchor. Undefined when the exceptions leave none.
 */
export function nextOccurrence(
  terms: WeeklyRecurrence,
  recurrence: ScheduleRecurrence | null,
  after: Date,
  anchor?: Date,
): Date | undefined {
  if (recurrence === null) return nextWeeklyOccurrence(terms, after, anchor);
  const { timezone } = terms;
  const instantOn = (day: number): number =>
    instantOfWallClock(timezone, day + minutesOfDay(terms.timeOfDay) * 60_000);
  const yesterday = localDayOf(timezone, after.getTime()) - dayMs;
  const rule = RecurrenceRule.read(
    recurrence.rrule,
    anchor === undefined ? yesterday : anchorDayOf(timezone, anchor, instantOn),
  );
  const except = new Set(recurrence.exceptDates.map(dayOf));
  const extra = recurrence.extraDates
    .map(dayOf)
    .filter((day) => !except.has(day) && instantOn(day) > after.getTime())
    .toSorted((a, b) => a - b)[0];
  const regular =
    typeof rule === 'string' ? undefined : firstRegular(rule, { from: yesterday, after, except, instantOn });
  const days = [extra, regular].filter((day) => day !== undefined);
  return days.length === 0 ? undefined : new Date(instantOn(Math.min(...days)));
}

function firstRegular(
  rule: RecurrenceRule,
  search: {
    readonly from: number;
    readonly after: Date;
    readonly except: ReadonlySet<number>;
    readonly instantOn: (day: number) => number;
  },
): number | undefined {
  let from = search.from;
  for (let tried = 0; tried < mostExceptions; tried += 1) {
    const day = rule.dayFrom(from);
    if (day === undefined) return undefined;
    if (!search.except.has(day) && search.instantOn(day) > search.after.getTime()) return day;
    from = day + dayMs;
  }
  return undefined;
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
