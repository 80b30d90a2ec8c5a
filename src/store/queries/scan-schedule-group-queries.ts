import { sql } from 'kysely';
import type { Connection } from '../database.ts';

/** Whether any schedule names the group, by its id in any case or by its name; with `beyond`, one that scans other sites too. */
export async function findScheduleOfGroup(
  db: Connection,
  organizationId: string,
  { id, name }: { readonly id: string; readonly name: string },
  beyond: readonly string[] | null = null,
): Promise<boolean> {
  let query = db
    .selectFrom('scan_schedules')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        where('notification_group', '=', name),
        where((of) => of.fn<string>('lower', ['notification_group']), '=', id),
      ]),
    )
    .limit(1);
  if (beyond !== null) {
    query = query.where(
      sql<boolean>`exists (select from scan_schedule_sites scanned where scanned.schedule_id = scan_schedules.id
        and not scanned.site_id = any(${[...beyond]}::uuid[]))`,
    );
  }
  return (await query.executeTakeFirst()) !== undefined;
}

/**
 * The schedules that name one of these groups, by its id or its name, and scan sites that it is not for; with `siteIds` only
 * those that scan one of these. Groups without sites are for all.
 */
export async function listSchedulesBeyondGroups(
  db: Connection,
  organizationId: string,
  groupIds: readonly string[],
  siteIds: readonly string[] | null,
): Promise<{ readonly groupId: string; readonly scheduleId: string }[]> {
  const seen =
    siteIds === null
      ? sql`true`
      : sql`exists (select from scan_schedule_sites mine where mine.schedule_id = schedule.id
          and mine.site_id = any(${[...siteIds]}::uuid[]))`;
  const { rows } = await sql<{ groupId: string; scheduleId: string }>`
    select named.id as "groupId", schedule.id as "scheduleId"
    from notification_groups named join scan_schedules schedule on schedule.organization_id = named.organization_id
      and (schedule.notification_group = named.name or lower(schedule.notification_group) = named.id::text)
    where named.organization_id = ${organizationId}::uuid and named.id = any(${[...groupIds]}::uuid[])
      and cardinality(named.site_ids) > 0 and ${seen}
      and exists (select from scan_schedule_sites scanned where scanned.schedule_id = schedule.id
        and scanned.site_id <> all(named.site_ids))
    order by schedule.id`.execute(db);
  return rows;
}

/** Lets schedules that name a group by its name follow a new one. */
export async function renameGroupInSchedules(
  db: Connection,
  organizationId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await db
    .updateTable('scan_schedules')
    .set({ notification_group: to })
    .where('organization_id', '=', organizationId)
    .where('notification_group', '=', from)
    .execute();
}
