import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Of what its agent may tell of it; those that are under way get as much as any.
  sql`alter table agent_works add column bytes_left bigint not null default 1073741824`,
];

export const boundAgentWorks: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
