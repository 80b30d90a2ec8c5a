import { anchorDayOf } from './anchor-day.ts';
import { instantOfWallClock } from './instant-of-wall-clock.ts';
import { localDayOf } from './local-day.ts';

/** A recurrence on one day of the week at one time of the day. */
export interface WeeklyRecurrence {
  /** 0 = Sunday … 6 = Saturday. */
  readonly dayOfWeek: number;
  /** `HH:mm` on the wall. */
  readonly timeOfDay: string;
  /** IANA zone name. */
  readonly timezone: string;
  readonly everyNWeeks: number;
}

const dayMs = 86_400_000;

/**
 * The first occurrence later than `after`. With an `anchor`, an earlier occurrence, only every N-th week counted
 * from it by the calendar of the zone; without one, the very next. Offsets are the zone's own at that instant.
 */
export function nextWeeklyOccurrence(recurrence: WeeklyRecurrence, after: Date, anchor?: Date): Date {
  const { timezone } = recurrence;
  const minutes = minutesOfDay(recurrence.timeOfDay);
  const instantOn = (day: number): number => instantOfWallClock(timezone, day + minutes * 60_000);
  const first =
    anchor === undefined ? weekdayFrom(recurrence, after) : anchorDayOf(timezone, anchor, instantOn);
  const stepMs = (anchor === undefined ? 1 : recurrence.everyNWeeks) * 7 * dayMs;
  const behind = localDayOf(timezone, after.getTime()) - first;
  // One step early: near a change of the clocks the day of `after` may be counted a day late.
  let day = first + Math.max(0, Math.floor(behind / stepMs) - 1) * stepMs;
  for (;;) {
    const instant = instantOn(day);
    if (instant > after.getTime()) return new Date(instant);
    day += stepMs;
  }
}

/** The day of that name at or next after the local day of `after`. */
function weekdayFrom({ dayOfWeek, timezone }: WeeklyRecurrence, after: Date): number {
  const today = localDayOf(timezone, after.getTime());
  const ahead = (dayOfWeek - new Date(today).getUTCDay() + 7) % 7;
  return today + ahead * dayMs;
}

/** Minutes from midnight of `HH:mm`. */
export function minutesOfDay(timeOfDay: string): number {
  const [hours = '0', minutes = '0'] = timeOfDay.split(':');
  return Number(hours) * 60 + Number(minutes);
}
