import type { Connection } from '../../store/database.ts';
import { lockScanSchedule, type StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { assertWholeScheduleVisible } from './assert-whole-schedule-visible.ts';
import { visibleScanSchedule } from './visible-scan-schedule.ts';

/**
 * The schedule as it stands, kept so until the transaction ends. Throws `not_found` / `scan_schedule_not_found`;
 * `forbidden` / `restricted_to_sites` when one of its sites is hidden from the actor.
 */
export async function lockVisibleScanSchedule(
  connection: Connection,
  context: OperationContext,
  scheduleId: string,
): Promise<StoredScanSchedule> {
  await lockScanSchedule(connection, context.organizationId, scheduleId);
  const schedule = await visibleScanSchedule({ ...context, store: { db: connection } }, scheduleId);
  assertWholeScheduleVisible(context.actor, schedule);
  return schedule;
}
