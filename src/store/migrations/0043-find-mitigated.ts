import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`create index findings_mitigated on findings (site_id, id) where state = 'mitigated' and closed_at is null`,
  sql`create index scans_by_verified_finding on scans (verifies_finding_id, created_at)
    where verifies_finding_id is not null`,
  sql`create index scan_sites_by_day on scan_sites
    (organization_id, ((finished_at at time zone 'UTC')::date) desc, id desc) where finished_at is not null`,
];

/** Finds what is called mitigated, when it was verified, and the counts of scans by day, without reading all of them. */
export const findMitigated: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
