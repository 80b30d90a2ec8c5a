import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Digest of the bundle by which all that is kept of a device was judged; null where it was not one bundle.
  sql`alter table devices add column judged_by text`,
  sql`update devices set judged_by = (select matched_bundle from installation limit 1)`,
  // Of the newest record of the bundle that judged what is kept last.
  sql`alter table installation add column matched_record_at timestamptz`,
];

/** Which intelligence has judged what is kept. */
export const noteJudges: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
