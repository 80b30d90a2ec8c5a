import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Null: accepted without a schedule, or by a version that did not keep it.
  sql`alter table scans add column warning_threshold double precision`,
  sql`alter table scan_results add column warning_count integer`,
  sql`update scans set figures = figures || '{"warningCount": null}' where figures is not null`,
];

export const keepWarningThreshold: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
