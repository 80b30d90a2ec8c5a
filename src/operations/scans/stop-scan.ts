import { z } from 'zod';
import { listActiveScansOfSchedule } from '../../store/queries/scan-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { assertWholeScheduleVisible } from '../scan-schedules/assert-whole-schedule-visible.ts';
import { visibleScanSchedule } from '../scan-schedules/visible-scan-schedule.ts';
import { UuidText } from '../uuid-text.ts';
import { inLockOrder } from './in-lock-order.ts';
import { requestScanEnd, type RequestedEnd } from './request-scan-end.ts';

export const StopScanInput = z.strictObject({ scanScheduleId: UuidText });
export type StopScanInput = z.input<typeof StopScanInput>;

export interface StoppingScan {
  readonly scanId: string;
  readonly status: 'stopping';
  readonly message: string;
}

/**
 * Stops every scan of a schedule that is under way and names the newest of them; nothing is sent any more within
 * seconds, and what was found stays. Scope `cve:create`. Throws `not_found` / `scan_schedule_not_found`,
 * `no_running_scan`; `forbidden` / `restricted_to_sites`.
 */
export async function stopScan(context: OperationContext, input: StopScanInput): Promise<StoppingScan> {
  authorise(context, 'cve:create');
  const { scanScheduleId } = parseInput(StopScanInput, input);
  return context.store.transaction(async (connection) => {
    // Without a lock on the schedule: whoever deletes a site has scans locked before, and would wait in a circle.
    const inside = { ...context, store: { db: connection } };
    assertWholeScheduleVisible(context.actor, await visibleScanSchedule(inside, scanScheduleId));
    const active = await listActiveScansOfSchedule(connection, context.organizationId, scanScheduleId);
    const stops = new Map<string, RequestedEnd>();
    for (const id of inLockOrder(active)) {
      const stop = await requestScanEnd(connection, context, id);
      if (stop !== undefined) stops.set(id, stop);
    }
    const scanId = active.find(({ id }) => stops.has(id))?.id;
    if (scanId === undefined) {
      throw new SitewardenError('not_found', 'no_running_scan', 'No scan of this schedule is running.');
    }
    for (const [objectId, stop] of stops) {
      await recordChange(connection, context, {
        action: 'stopScan',
        objectKind: 'scan',
        objectId,
        ...stop,
      });
    }
    return { scanId, status: 'stopping', message: 'Scan is being stopped. What was found so far is kept.' };
  });
}
