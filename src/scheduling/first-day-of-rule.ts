import type { ScheduleRecurrence } from '../domain/schedule-timing.ts';
import type { WeeklyRecurrence } from './next-weekly-occurrence.ts';
import { nextOccurrence } from './next-occurrence.ts';

/**
 * The run from which a rhythm that begins after `now` counts its weeks and months: that on the first day which the rule names,
 * without its interval, and whatever days are left out or added. Undefined when it names none.
 */
export function firstDayOfRule(
  terms: WeeklyRecurrence,
  recurrence: ScheduleRecurrence | null,
  now: Date,
): Date | undefined {
  if (recurrence === null) return nextOccurrence(terms, null, now);
  const rrule = recurrence.rrule
    .split(';')
    .filter((part) => !/^INTERVAL=/iu.test(part))
    .join(';');
  return nextOccurrence(terms, { rrule, exceptDates: [], extraDates: [] }, now);
}
