import type { Organization } from '../../domain/organization.ts';
import type { Connection } from '../database.ts';

/** Stores a new organization. */
export async function insertOrganization(
  db: Connection,
  organization: { readonly id: string; readonly name: string; readonly createdAt: Date },
): Promise<void> {
  await db
    .insertInto('organizations')
    .values({
      id: organization.id,
      name: organization.name,
      created_at: organization.createdAt,
      updated_at: organization.createdAt,
    })
    .execute();
}

/** The organization of that id. */
export async function findOrganization(db: Connection, id: string): Promise<Organization | undefined> {
  const row = await db.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { id: row.id, name: row.name, createdAt: row.created_at.toISOString() };
}

/** The organization of an installation that has exactly one. */
export async function findOnlyOrganization(db: Connection): Promise<Organization | undefined> {
  const rows = await db.selectFrom('organizations').selectAll().limit(2).execute();
  const [row] = rows;
  if (row === undefined || rows.length > 1) return undefined;
  return { id: row.id, name: row.name, createdAt: row.created_at.toISOString() };
}
