import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

// How far a scan is follows from its parts; each part writes only its own row.
const statements = [
  sql`alter table scan_schedules add column last_triggered_at timestamptz`,
  sql`alter table scans add column stop_requested_at timestamptz`,
  sql`alter table scans drop column progress`,
  sql`alter table scan_sites rename column target_ips to targets`,
  sql`alter table scan_sites add column progress jsonb`,
  sql`create index scans_under_way_by_schedule on scans (schedule_id) where finished_at is null`,
];

export const runWholeSchedules: SchemaMigration = {
  breaking: true,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
