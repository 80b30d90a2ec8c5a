import { sql } from 'kysely';
import type { Connection } from '../database.ts';

/** A notification group as far as a schedule has to know it. */
export interface NamedGroup {
  readonly id: string;
  readonly name: string;
  /** The only sites it is about; empty: all. */
  readonly siteIds: readonly string[];
}

/** The organization's notification group of that id or name; it stays as it is until the transaction ends. */
export async function keepNamedGroup(
  db: Connection,
  organizationId: string,
  idOrName: string,
): Promise<NamedGroup | undefined> {
  return db
    .selectFrom('notification_groups')
    .select(['id', 'name', 'site_ids as siteIds'])
    .where('organization_id', '=', organizationId)
    .where((where) =>
      where.or([where('name', '=', idOrName), where(sql<string>`id::text`, '=', idOrName.toLowerCase())]),
    )
    .limit(1)
    .forShare()
    .executeTakeFirst();
}
