import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Null: accepted by a version that did not seal; what of it has not ended is not scanned any more.
  sql`alter table scan_sites add column scope_seal text`,
  // What a part sent and was allowed to; null before its end and in parts of older versions.
  sql`alter table scan_sites add column traffic jsonb`,
  sql`alter table sites add column excluded_devices text[] not null default '{}'`,
];

/** Seals where a scan may send to, keeps what it sent, and lets sites name devices that are never scanned. */
export const guardScans: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
