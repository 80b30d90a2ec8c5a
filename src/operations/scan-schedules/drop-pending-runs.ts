import { dueOccurrences } from '../../scheduling/due-occurrences.ts';
import type { Connection } from '../../store/database.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { insertScheduleOccurrence } from '../../store/queries/schedule-occurrence-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { nextRunAfter, pendingRunOf } from './next-run-of.ts';

/** Runs dropped at a time that have an entry each. */
const mostKept = 100;

/** Keeps of runs that had their time, and were not decided when the rhythm of their schedule was changed, why they do not begin. */
export async function dropPendingRuns(
  connection: Connection,
  { organizationId, newId }: Pick<OperationContext, 'organizationId' | 'newId'>,
  schedule: StoredScanSchedule,
  now: Date,
): Promise<void> {
  const pending = pendingRunOf(schedule, now);
  if (pending === undefined) return;
  const dropped = dueOccurrences((after) => nextRunAfter(schedule, after), pending, now);
  for (const dueAt of dropped.slice(-mostKept)) {
    await insertScheduleOccurrence(connection, organizationId, {
      id: newId(),
      scheduleId: schedule.id,
      dueAt: dueAt.toISOString(),
      decidedAt: now.toISOString(),
      outcome: 'skipped',
      reason: 'schedule_changed',
      scanId: null,
      deferredUntil: null,
      blackoutWindow: null,
      offlineSiteIds: [],
    });
  }
}
