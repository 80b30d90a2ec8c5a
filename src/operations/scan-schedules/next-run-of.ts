import { firstDayOfRule } from '../../scheduling/first-day-of-rule.ts';
import { nextOccurrence } from '../../scheduling/next-occurrence.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';

type Planned = Pick<StoredScanSchedule, 'id' | 'terms' | 'timing' | 'anchorAt' | 'nextScanAt'>;

/** When the schedule runs next; an occurrence that has passed without the clock having seen it is never named. */
export function nextRunOf(schedule: Planned, now: Date): Date {
  return schedule.nextScanAt > now ? schedule.nextScanAt : nextRunAfter(schedule, now);
}

/** The first occurrence later than `after`. Throws `internal` / `schedule_never_runs` for a rule that has no more. */
export function nextRunAfter(
  { id, terms, timing, anchorAt }: Omit<Planned, 'nextScanAt'>,
  after: Date,
): Date {
  return firstOf(id, nextOccurrence(terms, timing.recurrence, after, anchorAt));
}

function firstOf(id: string, next: Date | undefined): Date {
  if (next !== undefined) return next;
  throw new SitewardenError('internal', 'schedule_never_runs', `The schedule ${id} has no further run.`);
}

/** The schedule with its rhythm begun anew: its weeks and months are counted from the first day of its rule after `now`. */
export function begunAnew(schedule: StoredScanSchedule, now: Date): StoredScanSchedule {
  const { id, terms, timing } = schedule;
  return planned({ ...schedule, anchorAt: firstOf(id, firstDayOfRule(terms, timing.recurrence, now)) }, now);
}

/** The schedule with its first run after `now`, its weeks and months counted as before. */
export function planned(schedule: StoredScanSchedule, now: Date): StoredScanSchedule {
  return { ...schedule, nextScanAt: nextRunAfter(schedule, now), deferredFrom: null };
}

/** When the run was due that has its time and is not decided: put off, or not looked at yet. */
export function pendingRunOf({ deferredFrom, nextScanAt }: StoredScanSchedule, now: Date): Date | undefined {
  return deferredFrom ?? (nextScanAt <= now ? nextScanAt : undefined);
}
