import { z } from 'zod';
import type { ScanSchedule, ScanScheduleTerms } from '../../domain/scan-schedule.ts';
import { replaceScanSchedule, type StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { assertWholeScheduleVisible } from './assert-whole-schedule-visible.ts';
import { describeScanSchedule } from './describe-scan-schedule.ts';
import { lockVisibleScanSchedule } from './lock-visible-scan-schedule.ts';
import { dropPendingRuns } from './drop-pending-runs.ts';
import { begunAnew } from './next-run-of.ts';
import { readScanScheduleTerms, type ScanScheduleTermsInput } from './read-scan-schedule-terms.ts';
import { settleScanScheduleTerms } from './settle-scan-schedule-terms.ts';
import { visibleScanSchedule } from './visible-scan-schedule.ts';

const ScheduleId = z.strictObject({ scanScheduleId: UuidText });

export type UpdateScanScheduleInput = ScanScheduleTermsInput & { readonly scanScheduleId: string };

/**
 * Replaces what was decided about a schedule; a scan under way is not touched. Only another day, time, zone or
 * number of weeks begins the rhythm anew. Scope `cve:update`. Throws what `createScanSchedule` throws, and
 * `not_found` / `scan_schedule_not_found`; `forbidden` / `restricted_to_sites`.
 */
export async function updateScanSchedule(
  context: OperationContext,
  { scanScheduleId: id, ...input }: UpdateScanScheduleInput,
): Promise<ScanSchedule> {
  authorise(context, 'cve:update');
  const { scanScheduleId } = parseInput(ScheduleId, { scanScheduleId: id });
  const known = await visibleScanSchedule(context, scanScheduleId);
  assertWholeScheduleVisible(context.actor, known);
  const given = readScanScheduleTerms(context, input);
  const updated = await context.store.transaction(async (connection) => {
    const terms = await settleScanScheduleTerms(connection, context, given, known.terms);
    const before = await lockVisibleScanSchedule(connection, context, scanScheduleId);
    const now = context.clock.now();
    const after = replaced(before, terms, now);
    if (after.anchorAt !== before.anchorAt) await dropPendingRuns(connection, context, before, now);
    await replaceScanSchedule(connection, context.organizationId, after);
    await recordChange(connection, context, {
      action: 'updateScanSchedule',
      objectKind: 'scan_schedule',
      objectId: scanScheduleId,
      before: { ...before.terms },
      after: { ...terms },
    });
    return after;
  });
  return describeScanSchedule(context, updated);
}

function replaced(before: StoredScanSchedule, terms: ScanScheduleTerms, now: Date): StoredScanSchedule {
  const rhythm = ['dayOfWeek', 'timeOfDay', 'timezone', 'everyNWeeks'] as const;
  const after = { ...before, terms, updatedAt: now };
  if (rhythm.every((name) => terms[name] === before.terms[name])) return after;
  return begunAnew(after, now);
}
