import { z } from 'zod';
import type { ScanSchedule } from '../../domain/scan-schedule.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { describeScanSchedule } from './describe-scan-schedule.ts';
import { visibleScanSchedule } from './visible-scan-schedule.ts';
import { UuidText } from '../uuid-text.ts';

export const GetScanScheduleInput = z.strictObject({ scanScheduleId: UuidText });
export type GetScanScheduleInput = z.input<typeof GetScanScheduleInput>;

/**
 * One schedule with its state; sites the actor may not see are left out. Scope `cve:view`. Throws `not_found` /
 * `scan_schedule_not_found`, also when the actor may see none of its sites.
 */
export async function getScanSchedule(
  context: OperationContext,
  input: GetScanScheduleInput,
): Promise<ScanSchedule> {
  authorise(context, 'cve:view');
  const { scanScheduleId } = parseInput(GetScanScheduleInput, input);
  return describeScanSchedule(context, await visibleScanSchedule(context, scanScheduleId));
}
