import type { ScanSchedule } from '../../domain/scan-schedule.ts';
import { nextWeeklyOccurrence } from '../../scheduling/next-weekly-occurrence.ts';
import { insertScanSchedule, type StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { describeScanSchedule } from './describe-scan-schedule.ts';
import { readScanScheduleTerms, type ScanScheduleTermsInput } from './read-scan-schedule-terms.ts';

/**
 * Plans recurring scans. Scope `cve:create`. Throws `not_found` / `site_not_found`; `invalid` /
 * `timezone_unknown`, `min_cvss_not_below_warning_threshold`, `network_public`, `network_too_large`,
 * `user_unknown`, `notification_group_unknown`, `parameter_missing`, `parameter_invalid`.
 */
export async function createScanSchedule(
  context: OperationContext,
  input: ScanScheduleTermsInput,
): Promise<ScanSchedule> {
  authorise(context, 'cve:create');
  const terms = await readScanScheduleTerms(context, input);
  const now = context.clock.now();
  const firstOccurrence = nextWeeklyOccurrence(terms, now);
  const schedule: StoredScanSchedule = {
    id: context.newId(),
    terms,
    anchorAt: firstOccurrence,
    nextScanAt: firstOccurrence,
    lastTriggeredAt: null,
    createdAt: now,
    updatedAt: now,
  };
  await context.store.transaction(async (connection) => {
    await insertScanSchedule(connection, context.organizationId, schedule);
    await recordChange(connection, context, {
      action: 'createScanSchedule',
      objectKind: 'scan_schedule',
      objectId: schedule.id,
      after: { ...terms },
    });
  });
  return describeScanSchedule(context, schedule);
}
