import { sql } from 'kysely';
import type { Connection } from '../database.ts';
import { findScanSchedule, type StoredScanSchedule } from './scan-schedule-queries.ts';

/** A schedule whose time has come. */
export interface DueScanSchedule {
  readonly id: string;
  readonly organizationId: string;
  readonly nextScanAt: Date;
  /** Whether this run was put off before. */
  readonly isPutOff: boolean;
}

/**
 * The schedules of all organizations whose time has come: those whose run was put off after all others, else the longest due
 * first; those that come after `after`.
 */
export async function listDueScanSchedules(
  db: Connection,
  now: Date,
  options: { readonly after: DueScanSchedule | undefined; readonly limit: number },
): Promise<DueScanSchedule[]> {
  const { after, limit } = options;
  const isPutOff = sql<boolean>`deferred_from is not null`;
  let query = db
    .selectFrom('scan_schedules')
    .select([
      'id',
      'organization_id as organizationId',
      'next_scan_at as nextScanAt',
      isPutOff.as('isPutOff'),
    ])
    .where('next_scan_at', '<=', now);
  if (after !== undefined) {
    const place = sql`(${after.isPutOff}::boolean, ${after.nextScanAt}::timestamptz, ${after.id}::uuid)`;
    query = query.where(sql<boolean>`(deferred_from is not null, next_scan_at, id) > ${place}`);
  }
  return query.orderBy(isPutOff).orderBy('next_scan_at').orderBy('id').limit(limit).execute();
}

/** Takes a due schedule for this transaction; undefined when another has it or it is due no more. */
export async function claimDueScanSchedule(
  db: Connection,
  organizationId: string,
  id: string,
  now: Date,
): Promise<StoredScanSchedule | undefined> {
  const claimed = await db
    .selectFrom('scan_schedules')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('next_scan_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return claimed && findScanSchedule(db, organizationId, id);
}

/** Moves a schedule on to the instant at which it runs next; `deferredFrom`: when that run was due. */
export async function setNextScanAt(
  db: Connection,
  organizationId: string,
  id: string,
  nextScanAt: Date,
  deferredFrom: Date | null,
): Promise<void> {
  await db
    .updateTable('scan_schedules')
    .set({ next_scan_at: nextScanAt, deferred_from: deferredFrom })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}
