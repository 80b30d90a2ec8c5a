import { z } from 'zod';
import type { ScheduleTiming } from '../../domain/schedule-timing.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleScanSchedule } from './visible-scan-schedule.ts';

export const GetScheduleTimingInput = z.strictObject({ scanScheduleId: UuidText });
export type GetScheduleTimingInput = z.input<typeof GetScheduleTimingInput>;

/** When a schedule runs beyond its weekday and weeks. Scope `cve:view`. Throws `not_found` / `scan_schedule_not_found`. */
export async function getScheduleTiming(
  context: OperationContext,
  input: GetScheduleTimingInput,
): Promise<ScheduleTiming> {
  authorise(context, 'cve:view');
  const { scanScheduleId } = parseInput(GetScheduleTimingInput, input);
  return (await visibleScanSchedule(context, scanScheduleId)).timing;
}
