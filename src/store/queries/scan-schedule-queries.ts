import type { Selectable } from 'kysely';
import type { ScanScheduleSite, ScanScheduleTerms } from '../../domain/scan-schedule.ts';
import type { Connection, Database } from '../database.ts';

/** A schedule as stored, without what follows from its scans. */
export interface StoredScanSchedule {
  readonly id: string;
  readonly terms: ScanScheduleTerms;
  readonly anchorAt: Date;
  readonly nextScanAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Stores a new schedule and its sites; the sites must be of the same organization. */
export async function insertScanSchedule(
  db: Connection,
  organizationId: string,
  schedule: StoredScanSchedule,
): Promise<void> {
  const { terms } = schedule;
  await db
    .insertInto('scan_schedules')
    .values({
      id: schedule.id,
      organization_id: organizationId,
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
      anchor_at: schedule.anchorAt,
      next_scan_at: schedule.nextScanAt,
      created_at: schedule.createdAt,
      updated_at: schedule.updatedAt,
    })
    .execute();
  await db
    .insertInto('scan_schedule_sites')
    .values(
      terms.sites.map((site, position) => ({
        organization_id: organizationId,
        schedule_id: schedule.id,
        site_id: site.id,
        subnet: site.subnet,
        position,
      })),
    )
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
  if (row === undefined) return undefined;
  const sites = await db
    .selectFrom('scan_schedule_sites')
    .select(['site_id as id', 'subnet'])
    .where('organization_id', '=', organizationId)
    .where('schedule_id', '=', id)
    .orderBy('position')
    .execute();
  return fromRow(row, sites);
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
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
