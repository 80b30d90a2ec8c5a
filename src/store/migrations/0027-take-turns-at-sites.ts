import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // The site that a part is working on: unique, so that the database itself lets one scan at a time have a site.
  sql`alter table scan_sites add column turn_of uuid unique, add column hold jsonb`,
  sql`create index scan_sites_on_hold on scan_sites (id) where hold is not null`,
];

/** Lets one scan at a time work on a site, and keeps why another waits. */
export const takeTurnsAtSites: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
