import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // What the site excluded when the scan was accepted, under the seal of the scope: it holds whatever the site says later.
  sql`alter table scan_sites add column excluded_networks text[] not null default '{}'`,
  sql`alter table scan_sites add column excluded_devices text[] not null default '{}'`,
];

/** Keeps with each part of a scan what may not be scanned, so that nobody can take it away while the part waits. */
export const sealExclusions: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
