import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`alter table scans add column pause_requested_at timestamptz`,
  // Null: the window is about whole sites, as all were before.
  sql`alter table blackout_windows add column device_classes text[]`,
];

export const pauseScans: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
