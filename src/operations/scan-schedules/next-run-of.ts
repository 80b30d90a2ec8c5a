import { nextWeeklyOccurrence } from '../../scheduling/next-weekly-occurrence.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';

/** When the schedule runs next; an occurrence that has passed without the clock having seen it is never named. */
export function nextRunOf(
  schedule: Pick<StoredScanSchedule, 'terms' | 'anchorAt' | 'nextScanAt'>,
  now: Date,
): Date {
  const { terms, anchorAt, nextScanAt } = schedule;
  return nextScanAt > now ? nextScanAt : nextWeeklyOccurrence(terms, now, anchorAt);
}
