import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/** Rules about one service of a device, as VEX documents of ours name it. */
export const ruleServices: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`alter table finding_rules add column port integer, add column transport text`.execute(db);
  },
};
