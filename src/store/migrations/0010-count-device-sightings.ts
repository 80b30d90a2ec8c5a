import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Which scans saw a device: scans of several devices are counted once only by naming them.
  sql`create table device_sightings (
    organization_id uuid not null,
    device_id uuid not null,
    scan_id uuid not null,
    created_at timestamptz not null,
    primary key (device_id, scan_id),
    foreign key (organization_id, device_id) references devices (organization_id, id) on delete cascade
  )`,
  sql`create index findings_by_first_seen on findings (organization_id, first_seen_at desc, id desc)`,
];

export const countDeviceSightings: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'device_sightings', { grants: ['select', 'insert', 'delete'] });
  },
};
