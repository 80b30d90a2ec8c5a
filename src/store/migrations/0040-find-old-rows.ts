import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/**
 * Rows that only grow older lie in the order of their time, so that a summary of each range of pages (BRIN) finds the old
 * ones without reading the table, at next to no cost for whoever writes.
 */
const columns = [
  ['finding_sightings', 'created_at'],
  ['device_sightings', 'created_at'],
  ['finding_events', 'created_at'],
  ['device_events', 'created_at'],
  ['schedule_occurrences', 'decided_at'],
  ['notification_deliveries', 'finished_at'],
  ['notification_events', 'created_at'],
] as const;

export const findOldRows: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const [table, column] of columns) {
      const name = sql.id(`${table}_by_age`);
      await sql`create index ${name} on ${sql.table(table)} using brin (${sql.id(column)})`.execute(db);
    }
    await sql`create index scans_with_details on scans (organization_id, finished_at)
      where details_forgotten_at is null`.execute(db);
    await sql`create index scan_counts_by_day on scan_counts (organization_id, day desc, scan_site_id desc)`.execute(
      db,
    );
  },
};
