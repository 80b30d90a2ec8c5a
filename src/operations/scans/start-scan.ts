import { z } from 'zod';
import type { Connection } from '../../store/database.ts';
import { listActiveScansOfSchedule } from '../../store/queries/scan-queries.ts';
import {
  setScanScheduleTriggered,
  type StoredScanSchedule,
} from '../../store/queries/scan-schedule-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { lockVisibleScanSchedule } from '../scan-schedules/lock-visible-scan-schedule.ts';
import { UuidText } from '../uuid-text.ts';
import { acceptScan } from './accept-scan.ts';
import { scanOrderOfSchedule } from './scan-order-of-schedule.ts';

export const StartScanInput = z.strictObject({ scanScheduleId: UuidText });
export type StartScanInput = z.input<typeof StartScanInput>;

export interface StartedScan {
  readonly scanId: string;
  readonly status: 'pending';
  readonly message: string;
}

/**
 * Starts a scan of all sites and subnets of a schedule now. Scope `cve:create`. Throws `not_found` /
 * `scan_schedule_not_found`; `forbidden` / `restricted_to_sites`; `conflict` / `scan_already_running`,
 * `scan_schedule_without_sites`; `rate_limited` / `scan_trigger_limit`.
 */
export async function startScan(context: OperationContext, input: StartScanInput): Promise<StartedScan> {
  authorise(context, 'cve:create');
  const { scanScheduleId } = parseInput(StartScanInput, input);
  return context.store.transaction(async (connection) => {
    // The lock lets one of two starts at once see what the other did.
    const schedule = await lockVisibleScanSchedule(connection, context, scanScheduleId);
    await assertNotRunning(connection, context, scanScheduleId);
    assertTriggerAllowed(context, schedule);
    if (schedule.terms.sites.length === 0) {
      throw new SitewardenError(
        'conflict',
        'scan_schedule_without_sites',
        'None of the sites of this schedule is left. Name others for it first.',
      );
    }
    const now = context.clock.now();
    await setScanScheduleTriggered(connection, context.organizationId, scanScheduleId, now);
    const order = scanOrderOfSchedule(schedule, 'startScan');
    const { scanId } = await acceptScan(connection, context, order);
    return { scanId, status: 'pending', message: 'Scan started. Check back for results.' };
  });
}

async function assertNotRunning(
  connection: Connection,
  { organizationId }: OperationContext,
  scheduleId: string,
): Promise<void> {
  const [active] = await listActiveScansOfSchedule(connection, organizationId, scheduleId);
  if (active === undefined) return;
  throw new SitewardenError(
    'conflict',
    'scan_already_running',
    `A scan of this schedule is running already: ${active.id}.`,
  );
}

function assertTriggerAllowed(context: OperationContext, { lastTriggeredAt }: StoredScanSchedule): void {
  const hours = context.settings.triggerLimitHours;
  if (hours === 0 || lastTriggeredAt === null) return;
  const leftMs = lastTriggeredAt.getTime() + hours * 3_600_000 - context.clock.now().getTime();
  if (leftMs <= 0) return;
  throw new SitewardenError(
    'rate_limited',
    'scan_trigger_limit',
    `The API can start this schedule once in ${hours} h; it did so at ${lastTriggeredAt.toISOString()}.`,
    { retryAfterSeconds: leftMs / 1000 },
  );
}
