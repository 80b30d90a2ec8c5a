import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/** Which kinds of devices a blackout window kept from being asked by a part of a scan: for these it was no try. */
export const noteQuietClasses: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`alter table scan_sites add column quiet_classes text[] not null default '{}'`.execute(db);
  },
};
