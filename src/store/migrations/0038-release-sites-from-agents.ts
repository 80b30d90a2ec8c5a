import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // A site that had an agent once is scanned by agents alone, until somebody says otherwise.
  sql`alter table agents add column released_at timestamptz`,
  sql`create index agents_enrolled_at_site on agents (site_id) where enrolled_at is not null and released_at is null`,
];

export const releaseSitesFromAgents: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
