import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`create index findings_mitigated on findings (site_id, id) where state = 'mitigated' and closed_at is null`,
  sql`create index scans_by_verified_finding on scans (verifies_finding_id, created_at)
    where verifies_finding_id is not null`,
];

/** Finds what is called mitigated, and when it was verified, without reading all findings and scans. */
export const findMitigated: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
