import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`create table scan_schedules (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    description text not null,
    day_of_week smallint not null check (day_of_week between 0 and 6),
    time_of_day text not null,
    every_n_weeks smallint not null check (every_n_weeks between 1 and 52),
    timezone text not null,
    min_cvss double precision not null check (min_cvss between 0 and 10),
    warning_threshold double precision not null check (warning_threshold between 0 and 10),
    ignore_offline_sites boolean not null,
    notify text[] not null,
    notification_group text,
    anchor_at timestamptz not null,
    next_scan_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (min_cvss < warning_threshold),
    unique (organization_id, id)
  )`,
  sql`create index scan_schedules_by_due_time on scan_schedules (next_scan_at)`,
  sql`create table scan_schedule_sites (
    organization_id uuid not null,
    schedule_id uuid not null,
    site_id uuid not null,
    subnet text not null,
    position smallint not null,
    primary key (schedule_id, site_id, subnet),
    foreign key (organization_id, schedule_id) references scan_schedules (organization_id, id) on delete cascade,
    foreign key (organization_id, site_id) references sites (organization_id, id) on delete cascade
  )`,
  sql`create index scan_schedule_sites_by_site on scan_schedule_sites (site_id)`,
];

export const createScanSchedules: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
