import { sql, type Selectable } from 'kysely';
import type { User } from '../../domain/user.ts';
import type { Connection, Database } from '../database.ts';

/** Stores a new user. Another with the same address makes it fail (`isUniqueViolation`). */
export async function insertUser(db: Connection, organizationId: string, user: User): Promise<void> {
  await db
    .insertInto('users')
    .values({
      id: user.id,
      organization_id: organizationId,
      email: user.email,
      name: user.name,
      created_at: new Date(user.createdAt),
      updated_at: new Date(user.updatedAt),
    })
    .execute();
}

/** Changes a user. Another with the same address makes it fail (`isUniqueViolation`). */
export async function replaceUser(db: Connection, organizationId: string, user: User): Promise<void> {
  await db
    .updateTable('users')
    .set({ email: user.email, name: user.name, updated_at: new Date(user.updatedAt) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', user.id)
    .execute();
}

/** One user; with `lock`, nobody else changes it until the transaction ends. */
export async function findUser(
  db: Connection,
  organizationId: string,
  id: string,
  lock = false,
): Promise<User | undefined> {
  const query = db
    .selectFrom('users')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && fromRow(row);
}

/** An organization's users, oldest first. */
export async function listUsersOf(
  db: Connection,
  organizationId: string,
  options: { readonly after: string | undefined; readonly limit: number },
): Promise<User[]> {
  let query = db.selectFrom('users').selectAll().where('organization_id', '=', organizationId);
  if (options.after !== undefined) query = query.where('id', '>', options.after);
  const rows = await query.orderBy('id').limit(options.limit).execute();
  return rows.map(fromRow);
}

/** Those of `ids` that are users, and stay so until the transaction ends. */
export async function lockUsers(
  db: Connection,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('users')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forShare()
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Takes a user away, and out of what schedules notify. */
export async function removeUser(db: Connection, organizationId: string, id: string): Promise<string[]> {
  const rows = await db
    .updateTable('scan_schedules')
    .set({ notify: sql`array_remove(notify, ${id})` })
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`notify @> array[${id}]::text[]`)
    .returning('id')
    .execute();
  await db.deleteFrom('users').where('organization_id', '=', organizationId).where('id', '=', id).execute();
  return rows.map((row) => row.id).sort();
}

function fromRow(row: Selectable<Database['users']>): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
