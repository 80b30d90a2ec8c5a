import { z } from 'zod';
import { missedRunPolicies, type ScheduleTiming } from '../../domain/schedule-timing.ts';
import { firstDayOfRule } from '../../scheduling/first-day-of-rule.ts';
import { formatZonedInstant } from '../../scheduling/format-zoned-instant.ts';
import { RecurrenceRule } from '../../scheduling/recurrence-rule.ts';
import { nextOccurrence } from '../../scheduling/next-occurrence.ts';
import { replaceScanSchedule, type StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { lockVisibleScanSchedule } from './lock-visible-scan-schedule.ts';
import { dropPendingRuns } from './drop-pending-runs.ts';
import { begunAnew, pendingRunOf, planned } from './next-run-of.ts';

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
 * rule begins the rhythm anew. Scope `cve:update`. Throws `not_found` / `scan_schedule_not_found`; `forbidden`
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
    const given = { ...before, timing, updatedAt: now };
    assertRuns(given, now);
    const after = retimed(before, given, now);
    if (after.nextScanAt > now && after.deferredFrom === null)
      await dropPendingRuns(connection, context, before, now);
    await replaceScanSchedule(connection, context.organizationId, after);
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

/** With what is next by the new timing. Days left out or added move no week, and keep a run that has its time already. */
function retimed(before: StoredScanSchedule, given: StoredScanSchedule, now: Date): StoredScanSchedule {
  const [was, is] = [before.timing.recurrence, given.timing.recurrence];
  if (JSON.stringify(is) === JSON.stringify(was)) return given;
  if (is === null || is.rrule !== was?.rrule) return begunAnew(given, now);
  const pending = pendingRunOf(before, now);
  if (pending === undefined) return planned(given, now);
  const day = formatZonedInstant(pending, given.terms.timezone).slice(0, 10);
  return is.exceptDates.includes(day) ? planned(given, now) : given;
}

const faults = {
  unreadable: 'is no recurrence rule of RFC 5545 with FREQ and BY parts',
  too_often: 'names times of the day: a schedule runs at its time_of_day, once a day at most',
  ends: 'has an end (COUNT or UNTIL): delete the schedule when it is no longer wanted',
  never: 'names no day that ever comes',
} as const;

/** Whatever day a rule begins with, another has to follow. */
function assertRuns({ terms, timing: { recurrence } }: StoredScanSchedule, now: Date): void {
  if (recurrence === null) return;
  const rule = RecurrenceRule.read(recurrence.rrule, now.getTime());
  const first = firstDayOfRule(terms, recurrence, now);
  const second = first && nextOccurrence(terms, recurrence, first, first);
  const fault = typeof rule === 'string' ? rule : second === undefined ? 'never' : undefined;
  if (fault === undefined) return;
  throw new SitewardenError('invalid', 'recurrence_invalid', `The recurrence ${faults[fault]}.`);
}
