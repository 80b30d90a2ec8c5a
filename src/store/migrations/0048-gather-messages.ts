import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/** Groups that are told what happened once a day or a week, and which deliveries gather it. */
export const gatherMessages: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`alter table notification_groups add column digest jsonb`.execute(db);
    await sql`alter table notification_deliveries add column digest text`.execute(db);
  },
};
