import { z } from 'zod';
import { listActiveScansOfSchedule, lockScan } from '../../store/queries/scan-queries.ts';
import { deleteScanScheduleRow } from '../../store/queries/scan-schedule-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { inLockOrder } from '../scans/in-lock-order.ts';
import { requestScanEnd } from '../scans/request-scan-end.ts';
import { UuidText } from '../uuid-text.ts';
import { assertWholeScheduleVisible } from './assert-whole-schedule-visible.ts';
import { lockVisibleScanSchedule } from './lock-visible-scan-schedule.ts';
import { visibleScanSchedule } from './visible-scan-schedule.ts';

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
    const inside = { ...context, store: { db: connection } };
    assertWholeScheduleVisible(context.actor, await visibleScanSchedule(inside, scanScheduleId));
    // Scans before sites before schedules, everywhere.
    const known = await listActiveScansOfSchedule(connection, organizationId, scanScheduleId);
    for (const id of inLockOrder(known)) await lockScan(connection, organizationId, id);
    const schedule = await lockVisibleScanSchedule(connection, context, scanScheduleId);
    const active = await listActiveScansOfSchedule(connection, organizationId, scanScheduleId);
    for (const id of inLockOrder(active)) await requestScanEnd(connection, context, id);
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
