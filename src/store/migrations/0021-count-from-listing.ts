import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // The start of the day in UTC. Findings kept before get it when the next bundle is matched against them.
  sql`alter table findings add column exploited_since timestamptz`,
];

/** Lets due dates count from the day CISA listed a CVE. */
export const countFromListing: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
