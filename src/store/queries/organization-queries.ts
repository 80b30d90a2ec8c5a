import type { Selectable } from 'kysely';
import type { Organization } from '../../domain/organization.ts';
import { defaultRetention } from '../../domain/retention.ts';
import type { Connection, Database } from '../database.ts';

/** Stores a new organization. */
export async function insertOrganization(
  db: Connection,
  organization: {
    readonly id: string;
    readonly name: string;
    readonly defaultStatusExpirationDays?: number | null;
    readonly createdAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('organizations')
    .values({
      id: organization.id,
      name: organization.name,
      default_status_days: organization.defaultStatusExpirationDays ?? null,
      retention: null,
      created_at: organization.createdAt,
      updated_at: organization.createdAt,
    })
    .execute();
}

/** The organization of that id. */
export async function findOrganization(db: Connection, id: string): Promise<Organization | undefined> {
  const row = await db.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** The organization of an installation that has exactly one. */
export async function findOnlyOrganization(db: Connection): Promise<Organization | undefined> {
  const rows = await db.selectFrom('organizations').selectAll().limit(2).execute();
  const [row] = rows;
  if (row === undefined || rows.length > 1) return undefined;
  return fromRow(row);
}

/** Organizations, oldest first. */
export async function listOrganizationsOf(
  db: Connection,
  options: { readonly after: string | undefined; readonly limit: number },
): Promise<Organization[]> {
  let query = db.selectFrom('organizations').selectAll();
  if (options.after !== undefined) query = query.where('id', '>', options.after);
  const rows = await query.orderBy('id').limit(options.limit).execute();
  return rows.map(fromRow);
}

/** The organization, kept as it is by nobody else until the transaction ends. */
export async function lockOrganization(db: Connection, id: string): Promise<Organization | undefined> {
  const row = await db
    .selectFrom('organizations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Changes name and settings of an organization. */
export async function replaceOrganization(db: Connection, organization: Organization): Promise<void> {
  await db
    .updateTable('organizations')
    .set({
      name: organization.name,
      default_status_days: organization.defaultStatusExpirationDays,
      retention: JSON.stringify(organization.retention),
      updated_at: new Date(organization.updatedAt),
    })
    .where('id', '=', organization.id)
    .execute();
}

function fromRow(row: Selectable<Database['organizations']>): Organization {
  return {
    id: row.id,
    name: row.name,
    defaultStatusExpirationDays: row.default_status_days,
    retention: { ...defaultRetention, ...row.retention },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
