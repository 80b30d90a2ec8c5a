import type { ScanSchedule } from '../../domain/scan-schedule.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { describeScanSchedules } from './describe-scan-schedules.ts';

/** A stored schedule with what follows from its scans, and without the sites hidden from the actor. */
export async function describeScanSchedule(
  context: OperationContext,
  schedule: StoredScanSchedule,
): Promise<ScanSchedule> {
  const [described] = await describeScanSchedules(context, [schedule]);
  if (described === undefined) throw new Error('One schedule was given and no description came back.');
  return described;
}
