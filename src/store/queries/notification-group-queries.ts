import { sql, type Selectable } from 'kysely';
import type { NotificationGroup, NotificationTopic } from '../../domain/notification-group.ts';
import type { Connection, Database } from '../database.ts';

/** Stores a new group. Another of the same name makes it fail (`isUniqueViolation`). */
export async function insertNotificationGroup(
  db: Connection,
  organizationId: string,
  group: NotificationGroup,
): Promise<void> {
  await db
    .insertInto('notification_groups')
    .values({
      id: group.id,
      organization_id: organizationId,
      ...columnsOf(group),
      created_at: new Date(group.createdAt),
    })
    .execute();
}

/** Changes all of a group. Another of the same name makes it fail (`isUniqueViolation`). */
export async function replaceNotificationGroup(
  db: Connection,
  organizationId: string,
  group: NotificationGroup,
): Promise<void> {
  await db
    .updateTable('notification_groups')
    .set(columnsOf(group))
    .where('organization_id', '=', organizationId)
    .where('id', '=', group.id)
    .execute();
}

/** Whether a scan concerns anybody: there is a group, or its schedule names users. */
export async function mayTellOfScan(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select 1 from notification_groups where organization_id = ${organizationId}) or exists (
      select 1 from scans join scan_schedules schedule on schedule.id = scans.schedule_id
      where scans.organization_id = ${organizationId} and scans.id = ${scanId} and cardinality(schedule.notify) > 0
    ) as may`.execute(db);
  return rows[0]?.may === true;
}

/** One group; with `lock`, nobody else changes it until the transaction ends. */
export async function findNotificationGroup(
  db: Connection,
  organizationId: string,
  id: string,
  lock = false,
): Promise<NotificationGroup | undefined> {
  const query = db
    .selectFrom('notification_groups')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && fromRow(row);
}

/** Groups, oldest first; with `siteIds`, only those that are about nothing but those sites. */
export async function listNotificationGroupsOf(
  db: Connection,
  organizationId: string,
  options: {
    readonly siteIds: readonly string[] | null;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<NotificationGroup[]> {
  let query = db.selectFrom('notification_groups').selectAll().where('organization_id', '=', organizationId);
  if (options.siteIds !== null) {
    query = query
      .where(sql<boolean>`cardinality(site_ids) > 0`)
      .where(sql<boolean>`site_ids <@ ${[...options.siteIds]}::uuid[]`);
  }
  if (options.after !== undefined) query = query.where('id', '>', options.after);
  const rows = await query.orderBy('id').limit(options.limit).execute();
  return rows.map(fromRow);
}

/** Every group of the organization, oldest first. */
export async function listAllNotificationGroups(
  db: Connection,
  organizationId: string,
): Promise<NotificationGroup[]> {
  const rows = await db
    .selectFrom('notification_groups')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

export async function removeNotificationGroup(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<void> {
  await db
    .deleteFrom('notification_groups')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/**
 * Takes a deleted site out of groups, and names them. One that was about this site alone keeps the id: without any
 * it would mean all.
 */
export async function forgetSiteInGroups(
  db: Connection,
  organizationId: string,
  siteId: string,
): Promise<string[]> {
  const rows = await db
    .updateTable('notification_groups')
    .set({ site_ids: sql`array_remove(site_ids, ${siteId}::uuid)` })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`site_ids @> array[${siteId}::uuid]`)
    .where(sql<boolean>`cardinality(site_ids) > 1`)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).sort();
}

/** Takes a deleted user out of groups, and names them. */
export async function forgetUserInGroups(
  db: Connection,
  organizationId: string,
  userId: string,
): Promise<string[]> {
  const entry = JSON.stringify([{ id: userId, channel: 'email' }]);
  const rows = await db
    .updateTable('notification_groups')
    .set({
      notifiables: sql`(select coalesce(jsonb_agg(one order by place), '[]'::jsonb)
        from jsonb_array_elements(notifiables) with ordinality as each (one, place)
        where not (one->>'channel' = 'email' and one->>'id' = ${userId}))`,
    })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`notifiables @> ${entry}::jsonb`)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).sort();
}

function columnsOf(group: NotificationGroup) {
  return {
    name: group.name,
    active_hours: group.activeHours && JSON.stringify(group.activeHours),
    mute: group.mute,
    digest: group.digest && JSON.stringify(group.digest),
    topics: [...group.topics],
    site_ids: [...group.siteIds],
    notifiables: JSON.stringify(group.notifiables),
    updated_at: new Date(group.updatedAt),
  };
}

function fromRow(row: Selectable<Database['notification_groups']>): NotificationGroup {
  return {
    id: row.id,
    name: row.name,
    activeHours: row.active_hours,
    mute: row.mute,
    digest: row.digest,
    topics: row.topics as NotificationTopic[],
    siteIds: row.site_ids,
    notifiables: row.notifiables,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
