import { sql } from 'kysely';
import type { Connection } from '../database.ts';

/** Which of these ids are of no user of the organization. */
export async function listUnknownUsers(
  db: Connection,
  organizationId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .execute();
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}

/** Whether the organization has a notification group of that id or name. */
export async function isNotificationGroup(
  db: Connection,
  organizationId: string,
  idOrName: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('notification_groups')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where((where) =>
      where.or([where('name', '=', idOrName), where(sql<string>`id::text`, '=', idOrName.toLowerCase())]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
