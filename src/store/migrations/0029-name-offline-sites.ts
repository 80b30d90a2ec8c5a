import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/** Keeps which sites answered nobody when a run was due. */
export const nameOfflineSites: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`alter table schedule_occurrences add column offline_site_ids uuid[] not null default '{}'`.execute(
      db,
    );
  },
};
