import { z } from 'zod';
import { formatZonedInstant } from '../../scheduling/format-zoned-instant.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { nextRunAfter, nextRunOf } from './next-run-of.ts';
import { visibleScanSchedule } from './visible-scan-schedule.ts';

export const PreviewScanScheduleInput = z.strictObject({
  scanScheduleId: UuidText,
  count: z.int().min(1).max(100).default(10),
});
export type PreviewScanScheduleInput = z.input<typeof PreviewScanScheduleInput>;

/**
 * The next runs of a schedule, ISO 8601 with the offset of its zone at each. Scope `cve:view`. Throws `not_found` /
 * `scan_schedule_not_found`.
 */
export async function previewScanSchedule(
  context: OperationContext,
  input: PreviewScanScheduleInput,
): Promise<readonly string[]> {
  authorise(context, 'cve:view');
  const { scanScheduleId, count } = parseInput(PreviewScanScheduleInput, input);
  const schedule = await visibleScanSchedule(context, scanScheduleId);
  const { terms } = schedule;
  const runs = [nextRunOf(schedule, context.clock.now())];
  for (let last = runs[0]; last !== undefined && runs.length < count; last = runs.at(-1)) {
    runs.push(nextRunAfter(schedule, last));
  }
  return runs.map((instant) => formatZonedInstant(instant, terms.timezone));
}
