import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // A scan of one finding's service alone, and when one last found what was said to be mitigated.
  sql`alter table scans add column verifies_finding_id uuid`,
  sql`alter table findings add column refuted_at timestamptz`,
];

/** Small scans that confirm or refute what was said to be mitigated. */
export const verifyFindings: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
