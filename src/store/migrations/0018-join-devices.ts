import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // A joined device stays as it was, without what it gave to the other, so that the two can be told apart again.
  sql`alter table devices add column mac_addresses text[] not null default '{}', add column merged_into uuid,
    add column kept_apart boolean not null default false,
    add foreign key (organization_id, merged_into) references devices (organization_id, id)`,
  sql`update devices set mac_addresses = array[mac_address] where mac_address is not null`,
  sql`create index devices_by_mac_addresses on devices using gin (mac_addresses)`,
  sql`create index devices_by_merged_into on devices (merged_into) where merged_into is not null`,
  // People change devices too, without a scan.
  sql`alter table device_events alter column scan_id drop not null`,
  sql`create table device_merges (
    id uuid primary key,
    organization_id uuid not null,
    site_id uuid not null,
    device_id uuid not null,
    merged_device_id uuid not null,
    reason text not null,
    first_seen_at_before timestamptz not null,
    made_by text,
    made_at timestamptz not null,
    undone_by text,
    undone_at timestamptz,
    unique (organization_id, id),
    foreign key (organization_id, device_id) references devices (organization_id, id) on delete cascade,
    foreign key (organization_id, merged_device_id) references devices (organization_id, id) on delete cascade
  )`,
  sql`create index device_merges_by_device on device_merges (device_id, made_at desc, id desc)`,
  sql`create index device_merges_by_merged_device on device_merges (merged_device_id)`,
  // What a merge moved, closed or copied, for its undoing.
  sql`create table device_merge_items (
    organization_id uuid not null,
    merge_id uuid not null,
    kind text not null,
    item_id uuid not null,
    primary key (merge_id, kind, item_id),
    foreign key (organization_id, merge_id) references device_merges (organization_id, id) on delete cascade
  )`,
];

export const joinDevices: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'device_merges', { grants: ['select', 'insert', 'update', 'delete'] });
    await isolateTable(db, 'device_merge_items', { grants: ['select', 'insert', 'delete'] });
  },
};
