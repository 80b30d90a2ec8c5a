import { z } from 'zod';
import { listActiveScansOfSchedule } from '../../store/queries/scan-queries.ts';
import { deleteScanScheduleRow } from '../../store/queries/scan-schedule-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { requestScanEnd } from '../scans/request-scan-end.ts';
import { UuidText } from '../uuid-text.ts';
import { lockVisibleScanSchedule } from './lock-visible-scan-schedule.ts';

export const DeleteScanScheduleInput = z.strictObject({ scanScheduleId: UuidText });
export type DeleteScanScheduleInput = z.input<typeof DeleteScanScheduleInput>;

/**
 * Deletes a schedule and stops its scans; what they found and all reports stay. Scope `cve:delete`. Throws
 * `not_found` / `scan_schedule_not_found`; `forbidden` / `restricted_to_sites`.
 */
export async function deleteScanSchedule(
  context: OperationContext,
  input: DeleteScanScheduleInput,
): Promise<void> {
  authorise(context, 'cve:delete');
  const { scanScheduleId } = parseInput(DeleteScanScheduleInput, input);
  const { organizationId } = context;
  await context.store.transaction(async (connection) => {
    const schedule = await lockVisibleScanSchedule(connection, context, scanScheduleId);
    const active = await listActiveScansOfSchedule(connection, organizationId, scanScheduleId);
    for (const scan of active) await requestScanEnd(connection, context, scan.id);
    await deleteScanScheduleRow(connection, organizationId, scanScheduleId);
    await recordChange(connection, context, {
      action: 'deleteScanSchedule',
      objectKind: 'scan_schedule',
      objectId: scanScheduleId,
      before: { ...schedule.terms },
      after: { stoppedScans: active.map((scan) => scan.id) },
    });
  });
}
