import { z } from 'zod';
import { missedRunPolicies, type ScheduleTiming } from '../../domain/schedule-timing.ts';
import { RecurrenceRule } from '../../scheduling/recurrence-rule.ts';
import { nextOccurrence } from '../../scheduling/next-occurrence.ts';
import { replaceScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { lockVisibleScanSchedule } from './lock-visible-scan-schedule.ts';
import { begunAnew } from './next-run-of.ts';

const Days = z.array(z.iso.date()).max(366).default([]);

export const SetScheduleTimingInput = z.strictObject({
  scanScheduleId: UuidText,
  recurrence: z
    .strictObject({ rrule: z.string().max(500), exceptDates: Days, extraDates: Days })
    .nullable()
    .default(null),
  missedRuns: z.enum(missedRunPolicies).default('once'),
  missedRunWindowHours: z.int().min(1).max(168).default(24),
});
export type SetScheduleTimingInput = z.input<typeof SetScheduleTimingInput>;

/**
 * Says when a schedule runs beyond its weekday and weeks, and what becomes of runs that could not begin. Another
 * recurrence begins the rhythm anew. Scope `cve:update`. Throws `not_found` / `scan_schedule_not_found`; `forbidden`
 * / `restricted_to_sites`; `invalid` / `recurrence_invalid`, `parameter_invalid`.
 */
export async function setScheduleTiming(
  context: OperationContext,
  input: SetScheduleTimingInput,
): Promise<ScheduleTiming> {
  authorise(context, 'cve:update');
  const { scanScheduleId, ...timing } = parseInput(SetScheduleTimingInput, input);
  return context.store.transaction(async (connection) => {
    const before = await lockVisibleScanSchedule(connection, context, scanScheduleId);
    const now = context.clock.now();
    const after = { ...before, timing, updatedAt: now };
    assertRuns(after, now);
    const isSame = JSON.stringify(timing.recurrence) === JSON.stringify(before.timing.recurrence);
    await replaceScanSchedule(connection, context.organizationId, isSame ? after : begunAnew(after, now));
    await recordChange(connection, context, {
      action: 'setScheduleTiming',
      objectKind: 'scan_schedule',
      objectId: scanScheduleId,
      before: { ...before.timing },
      after: { ...timing },
    });
    return timing;
  });
}

const faults = {
  unreadable: 'is no recurrence rule of RFC 5545 with FREQ and BY parts',
  too_often: 'names times of the day: a schedule runs at its time_of_day, once a day at most',
  ends: 'has an end (COUNT or UNTIL): delete the schedule when it is no longer wanted',
  never: 'names no day that ever comes',
} as const;

function assertRuns({ terms, timing: { recurrence } }: Parameters<typeof begunAnew>[0], now: Date): void {
  if (recurrence === null) return;
  const rule = RecurrenceRule.read(recurrence.rrule, now.getTime());
  const fault =
    typeof rule === 'string'
      ? rule
      : nextOccurrence(terms, recurrence, now) === undefined
        ? 'never'
        : undefined;
  if (fault === undefined) return;
  throw new SitewardenError('invalid', 'recurrence_invalid', `The recurrence ${faults[fault]}.`);
}
