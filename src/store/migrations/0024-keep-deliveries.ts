import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // What was told of once, so that it is not told again.
  sql`create table notification_events (
    organization_id uuid not null references organizations (id),
    event_key text not null,
    created_at timestamptz not null,
    primary key (organization_id, event_key)
  )`,
  sql`create table notification_deliveries (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    group_id uuid,
    channel text not null,
    recipient text not null,
    state text not null,
    messages jsonb not null,
    omitted integer not null default 0,
    held_until timestamptz,
    due_at timestamptz,
    attempts integer not null default 0,
    attempts_allowed integer not null,
    reason text,
    created_at timestamptz not null,
    finished_at timestamptz,
    unique (organization_id, id)
  )`,
  // What one recipient is held back until one hour goes out together.
  sql`create unique index notification_deliveries_held on notification_deliveries
    (organization_id, group_id, channel, recipient, held_until) where state = 'pending' and attempts = 0`,
  sql`create index notification_deliveries_due on notification_deliveries (due_at) where due_at is not null`,
  sql`create index notification_deliveries_newest on notification_deliveries
    (organization_id, created_at desc, id desc)`,
  // What a scan brought that none had before is told of at its end.
  sql`create index findings_by_first_scan on findings (first_scan_id)`,
  sql`create table notification_attempts (
    organization_id uuid not null,
    delivery_id uuid not null,
    number integer not null,
    outcome text not null,
    status integer,
    reason text,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    primary key (delivery_id, number),
    foreign key (organization_id, delivery_id) references notification_deliveries (organization_id, id)
      on delete cascade
  )`,
];

export const keepDeliveries: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'notification_events', { grants: ['select', 'insert', 'delete'] });
    await isolateTable(db, 'notification_deliveries', { grants: ['select', 'insert', 'update', 'delete'] });
    await isolateTable(db, 'notification_attempts', { grants: ['select', 'insert', 'delete'] });
  },
};
