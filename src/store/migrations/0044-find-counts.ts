import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/** Finds the counts of scans by their day without reading all of them. */
export const findCounts: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`create index scan_sites_by_day on scan_sites
      (organization_id, ((finished_at at time zone 'UTC')::date) desc, id desc) where finished_at is not null`.execute(
      db,
    );
  },
};
