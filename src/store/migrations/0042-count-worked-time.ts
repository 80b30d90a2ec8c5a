import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Milliseconds, summed over all who have worked on the part: its deadline goes on where one dies and another goes on.
  sql`alter table scan_sites add column worked_ms integer not null default 0`,
];

export const countWorkedTime: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
