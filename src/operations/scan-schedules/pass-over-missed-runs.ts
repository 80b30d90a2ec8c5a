import type { Connection } from '../../store/database.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { insertScheduleOccurrence } from '../../store/queries/schedule-occurrence-queries.ts';
import { announceSkippedRun } from '../notifications/announce-skipped-run.ts';
import { recordChange } from '../record-change.ts';

/** Runs passed over at a time that have an entry each; the audit log counts all. */
const mostKept = 100;

type Context = Parameters<typeof announceSkippedRun>[1] & Parameters<typeof recordChange>[1];

/** Runs that a later one has overtaken, because nobody looked in time. */
export interface MissedRuns {
  /** When they were due, in order. */
  readonly runs: readonly Date[];
  /** When the one was due that stands for them. */
  readonly next: Date;
  /** Whether that one was missed as well: then it is announced with them. */
  readonly isNextMissed: boolean;
}

/** Keeps that they were missed, an entry for each of the newest, and tells people once of all. */
export async function passOverMissedRuns(
  connection: Connection,
  context: Context,
  schedule: StoredScanSchedule,
  { runs, next, isNextMissed }: MissedRuns,
): Promise<void> {
  const newest = runs.at(-1);
  if (newest === undefined) return;
  const { organizationId, newId } = context;
  const decidedAt = context.clock.now().toISOString();
  for (const dueAt of runs.slice(-mostKept)) {
    await insertScheduleOccurrence(connection, organizationId, {
      id: newId(),
      scheduleId: schedule.id,
      dueAt: dueAt.toISOString(),
      decidedAt,
      outcome: 'skipped',
      reason: 'missed',
      scanId: null,
      deferredUntil: null,
      blackoutWindow: null,
      offlineSiteIds: [],
    });
  }
  if (isNextMissed) return;
  const { length: count } = runs;
  await announceSkippedRun(connection, context, schedule, { dueAt: newest, reason: 'missed', next, count });
}

/** Writes into the audit log that they were; last in the transaction, as all that is written there. */
export async function recordMissedRuns(
  connection: Connection,
  context: Context,
  { id }: StoredScanSchedule,
  { runs, next }: MissedRuns,
): Promise<void> {
  const [first] = runs;
  if (first === undefined) return;
  await recordChange(connection, context, {
    action: 'startDueScans',
    objectKind: 'scan_schedule',
    objectId: id,
    before: { nextScanAt: first.toISOString() },
    after: { nextScanAt: next.toISOString(), skipped: 'missed', runs: runs.length },
  });
}
