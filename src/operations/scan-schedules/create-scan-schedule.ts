import type { ScanSchedule } from '../../domain/scan-schedule.ts';
import { defaultTiming } from '../../domain/schedule-timing.ts';
import { nextWeeklyOccurrence } from '../../scheduling/next-weekly-occurrence.ts';
import { insertScanSchedule, type StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { describeScanSchedule } from './describe-scan-schedule.ts';
import { readScanScheduleTerms, type ScanScheduleTermsInput } from './read-scan-schedule-terms.ts';
import { settleScanScheduleTerms } from './settle-scan-schedule-terms.ts';

/**
 * Plans recurring scans. Scope `cve:create`. Throws `not_found` / `site_not_found`; `invalid` /
 * `timezone_unknown`, `min_cvss_not_below_warning_threshold`, `network_public`,
 * `network_link_local`, `network_too_large`, `user_unknown`, `notification_group_unknown`, `parameter_missing`,
 * `parameter_invalid`; `forbidden` / `restricted_to_sites`.
 */
export async function createScanSchedule(
  context: OperationContext,
  input: ScanScheduleTermsInput,
): Promise<ScanSchedule> {
  authorise(context, 'cve:create');
  const given = readScanScheduleTerms(context, input);
  const now = context.clock.now();
  const firstOccurrence = nextWeeklyOccurrence(given, now);
  const schedule = await context.store.transaction(async (connection) => {
    const terms = await settleScanScheduleTerms(connection, context, given);
    const made: StoredScanSchedule = {
      id: context.newId(),
      terms,
      anchorAt: firstOccurrence,
      timing: defaultTiming,
      nextScanAt: firstOccurrence,
      deferredFrom: null,
      lastTriggeredAt: null,
      createdAt: now,
      updatedAt: now,
    };
    await insertScanSchedule(connection, context.organizationId, made);
    await recordChange(connection, context, {
      action: 'createScanSchedule',
      objectKind: 'scan_schedule',
      objectId: made.id,
      after: { ...terms },
    });
    return made;
  });
  return describeScanSchedule(context, schedule);
}
