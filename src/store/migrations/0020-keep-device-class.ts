import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

/** What kind of device each is; those kept before are known with their next scan. */
export const keepDeviceClass: SchemaMigration = {
  breaking: false,
  async up(db) {
    await sql`alter table devices
      add column device_class text not null default 'unknown',
      add column class_confidence smallint not null default 0,
      add column class_signals jsonb not null default '[]',
      add column os_family text`.execute(db);
    await sql`create index devices_by_class
      on devices (organization_id, device_class, last_seen_at desc, id desc)`.execute(db);
  },
};
