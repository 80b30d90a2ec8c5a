import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // When somebody last saw that none reaches it: time in which nobody looked does not count.
  sql`alter table scan_sites add column unreached_seen_at timestamptz`,
];

export const seeUnreachedParts: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
