import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/** Few findings are of the urgent tiers: without it a page of them means reading nearly all. */
export const findByTier: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`create index findings_by_tier
      on findings (organization_id, tier, (coalesce(score, -1)) desc, id desc)`.execute(db);
  },
};
