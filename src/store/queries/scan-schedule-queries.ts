import { sql, type Selectable } from 'kysely';
import type { ScanScheduleSite, ScanScheduleTerms } from '../../domain/scan-schedule.ts';
import type { ScheduleTiming } from '../../domain/schedule-timing.ts';
import type { Connection, Database } from '../database.ts';

/** A schedule as stored, without what follows from its scans. */
export interface StoredScanSchedule {
  readonly id: string;
  readonly terms: ScanScheduleTerms;
  readonly anchorAt: Date;
  readonly timing: ScheduleTiming;
  readonly nextScanAt: Date;
  /** When the run that is to begin then was due, where it was put off. */
  readonly deferredFrom: Date | null;
  /** When the API last started it. */
  readonly lastTriggeredAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Stores a new schedule and its sites; the sites must be of the same organization. */
export async function insertScanSchedule(
  db: Connection,
  organizationId: string,
  schedule: StoredScanSchedule,
): Promise<void> {
  await db
    .insertInto('scan_schedules')
    .values({
      ...toRow(schedule),
      id: schedule.id,
      organization_id: organizationId,
      last_triggered_at: schedule.lastTriggeredAt,
      created_at: schedule.createdAt,
    })
    .execute();
  await insertSites(db, organizationId, schedule);
}

/** Replaces a schedule's terms and sites, and when it runs. */
export async function replaceScanSchedule(
  db: Connection,
  organizationId: string,
  schedule: StoredScanSchedule,
): Promise<void> {
  await db
    .updateTable('scan_schedules')
    .set(toRow(schedule))
    .where('organization_id', '=', organizationId)
    .where('id', '=', schedule.id)
    .execute();
  await db
    .deleteFrom('scan_schedule_sites')
    .where('organization_id', '=', organizationId)
    .where('schedule_id', '=', schedule.id)
    .execute();
  await insertSites(db, organizationId, schedule);
}

/** Deletes a schedule; its scans stay. */
export async function deleteScanScheduleRow(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<void> {
  await db
    .deleteFrom('scan_schedules')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** One schedule of an organization with its sites in the order they were given. */
export async function findScanSchedule(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<StoredScanSchedule | undefined> {
  const row = await db
    .selectFrom('scan_schedules')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  const [schedule] = row === undefined ? [] : await withSites(db, organizationId, [row]);
  return schedule;
}

/** An organization's schedules, oldest first; with `siteIds`, those that have one of these sites. */
export async function listScanSchedulesOf(
  db: Connection,
  organizationId: string,
  options: {
    readonly siteIds: readonly string[] | null;
    /** Id of the schedule the page before ended with; ids sort by the time they were made. */
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<StoredScanSchedule[]> {
  const { siteIds, after, limit } = options;
  let query = db.selectFrom('scan_schedules').selectAll().where('organization_id', '=', organizationId);
  if (siteIds !== null) {
    const one = sql`select 1 from scan_schedule_sites one where one.schedule_id = scan_schedules.id
      and one.site_id = any(${[...siteIds]}::uuid[])`;
    query = query.where(sql<boolean>`exists (${one})`);
  }
  if (after !== undefined) query = query.where('id', '>', after);
  return withSites(db, organizationId, await query.orderBy('id').limit(limit).execute());
}

/** Waits until no other transaction changes the schedule, and keeps it so until this one ends. */
export async function lockScanSchedule(db: Connection, organizationId: string, id: string): Promise<void> {
  await db
    .selectFrom('scan_schedules')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
}

/** Notes that the API started the schedule. */
export async function setScanScheduleTriggered(
  db: Connection,
  organizationId: string,
  id: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable('scan_schedules')
    .set({ last_triggered_at: at })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

function toRow({ terms, timing, anchorAt, nextScanAt, deferredFrom, updatedAt }: StoredScanSchedule) {
  return {
    description: terms.description,
    day_of_week: terms.dayOfWeek,
    time_of_day: terms.timeOfDay,
    every_n_weeks: terms.everyNWeeks,
    timezone: terms.timezone,
    min_cvss: terms.minCvss,
    warning_threshold: terms.warningThreshold,
    ignore_offline_sites: terms.ignoreOfflineSites,
    notify: [...terms.notify],
    notification_group: terms.notificationGroup,
    anchor_at: anchorAt,
    next_scan_at: nextScanAt,
    deferred_from: deferredFrom,
    recurrence: timing.recurrence === null ? null : JSON.stringify(timing.recurrence),
    missed_runs: timing.missedRuns,
    missed_run_window_hours: timing.missedRunWindowHours,
    updated_at: updatedAt,
  };
}

async function insertSites(
  db: Connection,
  organizationId: string,
  { id, terms }: StoredScanSchedule,
): Promise<void> {
  await db
    .insertInto('scan_schedule_sites')
    .values(
      terms.sites.map((site, position) => ({
        organization_id: organizationId,
        schedule_id: id,
        site_id: site.id,
        subnet: site.subnet,
        position,
      })),
    )
    .execute();
}

async function withSites(
  db: Connection,
  organizationId: string,
  rows: readonly Selectable<Database['scan_schedules']>[],
): Promise<StoredScanSchedule[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const sites = await db
    .selectFrom('scan_schedule_sites')
    .select(['schedule_id', 'site_id as id', 'subnet'])
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`schedule_id = any(${ids}::uuid[])`)
    .orderBy('position')
    .execute();
  const sitesOf = Map.groupBy(sites, (site) => site.schedule_id);
  return rows.map((row) =>
    fromRow(
      row,
      (sitesOf.get(row.id) ?? []).map(({ id, subnet }) => ({ id, subnet })),
    ),
  );
}

function fromRow(
  row: Selectable<Database['scan_schedules']>,
  sites: readonly ScanScheduleSite[],
): StoredScanSchedule {
  return {
    id: row.id,
    terms: {
      description: row.description,
      dayOfWeek: row.day_of_week,
      timeOfDay: row.time_of_day,
      everyNWeeks: row.every_n_weeks,
      timezone: row.timezone,
      minCvss: row.min_cvss,
      warningThreshold: row.warning_threshold,
      ignoreOfflineSites: row.ignore_offline_sites,
      sites,
      notify: row.notify,
      notificationGroup: row.notification_group,
    },
    anchorAt: row.anchor_at,
    nextScanAt: row.next_scan_at,
    deferredFrom: row.deferred_from,
    timing: {
      recurrence: row.recurrence,
      missedRuns: row.missed_runs,
      missedRunWindowHours: row.missed_run_window_hours,
    },
    lastTriggeredAt: row.last_triggered_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
