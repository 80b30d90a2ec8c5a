import { z } from 'zod';
import type { ScanSchedule } from '../../domain/scan-schedule.ts';
import type { OperationContext } from '../operation-context.ts';

export const GetScanScheduleInput = z.strictObject({ scanScheduleId: z.uuid() });
export type GetScanScheduleInput = z.input<typeof GetScanScheduleInput>;

/**
 * One schedule with its state; sites the actor may not see are left out. Scope `cve:view`. Throws `not_found` /
 * `scan_schedule_not_found`, also when the actor may see none of its sites.
 */
export async function getScanSchedule(
  _context: OperationContext,
  _input: GetScanScheduleInput,
): Promise<ScanSchedule> {
  throw new Error('being written');
}
