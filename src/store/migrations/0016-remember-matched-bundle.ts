import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/** Null: what is kept has not been judged by a bundle that is known. */
export const rememberMatchedBundle: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`alter table installation add column matched_bundle text`.execute(db);
  },
};
