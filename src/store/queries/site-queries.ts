import type { Selectable } from 'kysely';
import type { Site } from '../../domain/site.ts';
import type { Connection, Database } from '../database.ts';

/** Stores a new site; false when the organization has one of that name already. */
export async function insertSite(db: Connection, organizationId: string, site: Site): Promise<boolean> {
  const result = await db
    .insertInto('sites')
    .values({
      id: site.id,
      organization_id: organizationId,
      name: site.name,
      networks: [...site.networks],
      excluded_networks: [...site.excludedNetworks],
      created_at: new Date(site.createdAt),
      updated_at: new Date(site.updatedAt),
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'name']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** One site of an organization. */
export async function findSite(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<Site | undefined> {
  const row = await db
    .selectFrom('sites')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** An organization's sites, oldest first; only the named ones when `ids` is given. */
export async function listSitesOf(
  db: Connection,
  organizationId: string,
  options: {
    readonly ids: readonly string[] | null;
    /** Id of the site the page before ended with; ids sort by the time they were made. */
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<Site[]> {
  if (options.ids?.length === 0) return [];
  let query = db.selectFrom('sites').selectAll().where('organization_id', '=', organizationId);
  if (options.ids !== null) query = query.where('id', 'in', [...options.ids]);
  if (options.after !== undefined) query = query.where('id', '>', options.after);
  const rows = await query.orderBy('id').limit(options.limit).execute();
  return rows.map(fromRow);
}

function fromRow(row: Selectable<Database['sites']>): Site {
  return {
    id: row.id,
    name: row.name,
    networks: row.networks,
    excludedNetworks: row.excluded_networks,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
