import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`alter table vex_documents add column withdrawn_at timestamptz, add column withdrawn_by text`,
  sql`alter table finding_rules add column ended_as text, add column purl text`,
  // Rules about single services may decide about a finding together.
  sql`alter table findings add column decided_beside uuid[] not null default '{}'`,
];

/** Withdrawn documents, why their statements ended, which of them count together, and what package they are about. */
export const withdrawVex: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
