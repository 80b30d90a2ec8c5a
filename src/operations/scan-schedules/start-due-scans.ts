import { nextWeeklyOccurrence } from '../../scheduling/next-weekly-occurrence.ts';
import type { Connection } from '../../store/database.ts';
import { listActiveScansOfSchedule } from '../../store/queries/scan-queries.ts';
import {
  claimDueScanSchedule,
  listDueScanSchedules,
  setNextScanAt,
  type DueScanSchedule,
} from '../../store/queries/due-schedule-queries.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { InstallationContext, OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { acceptScan } from '../scans/accept-scan.ts';
import { scanOrderOfSchedule } from '../scans/scan-order-of-schedule.ts';
import { systemActor } from '../system-actor.ts';

const longestDelayMs = 24 * 3_600_000;

type ClockContext = InstallationContext & Pick<OperationContext, 'jobs'>;

/**
 * Starts a scan for every schedule whose time has come, of all organizations, and moves it on to its next
 * occurrence. What is more than a day late, already running or without sites is passed over. Any number of
 * processes may call it: each occurrence is taken once. `onError` hears of schedules that failed; `mostAtOnce` are read at a time.
 */
export async function startDueScans(
  context: ClockContext,
  onError: (error: unknown, due: DueScanSchedule) => void,
  mostAtOnce = 500,
): Promise<void> {
  const now = context.clock.now();
  let after: DueScanSchedule | undefined;
  do {
    const due = await listDueScanSchedules(context.store.db, now, { after, limit: mostAtOnce });
    for (const one of due) {
      await runOccurrence(context, one).catch((error: unknown) => onError(error, one));
    }
    // Those that failed are due still, and must not stand in the way of the others.
    after = due.length < mostAtOnce ? undefined : due.at(-1);
  } while (after !== undefined);
}

async function runOccurrence(context: ClockContext, { id, organizationId }: DueScanSchedule): Promise<void> {
  const store = context.store.forOrganization(organizationId);
  const inside = { ...context, store, organizationId, actor: systemActor('clock') };
  await store.transaction(async (connection) => {
    const now = context.clock.now();
    const schedule = await claimDueScanSchedule(connection, organizationId, id, now);
    // Somebody else has it, or has moved it on.
    if (schedule === undefined) return;
    const next = nextWeeklyOccurrence(schedule.terms, now, schedule.anchorAt);
    await setNextScanAt(connection, organizationId, id, next);
    const skipped = await reasonToSkip(connection, organizationId, schedule, now);
    if (skipped === undefined) {
      await acceptScan(connection, inside, scanOrderOfSchedule(schedule, 'startDueScans'));
      return;
    }
    await recordChange(connection, inside, {
      action: 'startDueScans',
      objectKind: 'scan_schedule',
      objectId: id,
      before: { nextScanAt: schedule.nextScanAt.toISOString() },
      after: { nextScanAt: next.toISOString(), skipped },
    });
  });
}

async function reasonToSkip(
  connection: Connection,
  organizationId: string,
  schedule: StoredScanSchedule,
  now: Date,
): Promise<'missed' | 'without_sites' | 'already_running' | undefined> {
  if (now.getTime() - schedule.nextScanAt.getTime() > longestDelayMs) return 'missed';
  if (schedule.terms.sites.length === 0) return 'without_sites';
  const active = await listActiveScansOfSchedule(connection, organizationId, schedule.id);
  // A few addresses scanned on demand do not stand in for the whole run.
  return active.some((scan) => scan.kind === 'scheduled') ? 'already_running' : undefined;
}
