import { sql } from 'kysely';
import type { ScheduleOccurrence } from '../../domain/schedule-occurrence.ts';
import type { Connection } from '../database.ts';

/** Keeps what became of a time at which a schedule was due. */
export async function insertScheduleOccurrence(
  db: Connection,
  organizationId: string,
  occurrence: ScheduleOccurrence,
): Promise<void> {
  const { deferredUntil } = occurrence;
  await db
    .insertInto('schedule_occurrences')
    .values({
      id: occurrence.id,
      organization_id: organizationId,
      schedule_id: occurrence.scheduleId,
      due_at: new Date(occurrence.dueAt),
      decided_at: new Date(occurrence.decidedAt),
      outcome: occurrence.outcome,
      reason: occurrence.reason,
      scan_id: occurrence.scanId,
      deferred_until: deferredUntil === null ? null : new Date(deferredUntil),
      blackout_window: occurrence.blackoutWindow,
      offline_site_ids: [...occurrence.offlineSiteIds],
    })
    .execute();
}

/** What became of the times at which a schedule was due, newest first. */
export async function listOccurrencesOfSchedule(
  db: Connection,
  scheduleId: string,
  options: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<ScheduleOccurrence[]> {
  const { after, limit } = options;
  let query = db.selectFrom('schedule_occurrences').selectAll().where('schedule_id', '=', scheduleId);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(decided_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  const rows = await query.orderBy('decided_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    scheduleId: row.schedule_id,
    dueAt: row.due_at.toISOString(),
    decidedAt: row.decided_at.toISOString(),
    outcome: row.outcome,
    reason: row.reason,
    scanId: row.scan_id,
    deferredUntil: row.deferred_until?.toISOString() ?? null,
    blackoutWindow: row.blackout_window,
    offlineSiteIds: row.offline_site_ids,
  }));
}
