import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`alter table scan_schedules add column recurrence jsonb,
    add column missed_runs text not null default 'once',
    add column missed_run_window_hours integer not null default 24,
    add column deferred_from timestamptz`,
  sql`create table schedule_occurrences (
    id uuid primary key,
    organization_id uuid not null,
    schedule_id uuid not null,
    due_at timestamptz not null,
    decided_at timestamptz not null,
    outcome text not null,
    reason text not null,
    scan_id uuid,
    deferred_until timestamptz,
    blackout_window text,
    foreign key (organization_id, schedule_id) references scan_schedules (organization_id, id) on delete cascade
  )`,
  sql`create index schedule_occurrences_by_schedule on schedule_occurrences (schedule_id, decided_at desc, id desc)`,
  sql`create table blackout_windows (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete cascade,
    name text not null,
    site_ids uuid[],
    weekly jsonb,
    single jsonb,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (organization_id, name)
  )`,
];

export const planTimes: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'schedule_occurrences', { grants: ['select', 'insert', 'delete'] });
    await isolateTable(db, 'blackout_windows', { grants: ['select', 'insert', 'update', 'delete'] });
  },
};
