import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

// Neither schedules nor sites are referenced: a report outlives both.
const statements = [
  sql`create table scans (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    scan_code text not null,
    kind text not null,
    schedule_id uuid,
    min_cvss double precision not null,
    status text not null,
    progress jsonb,
    reasons text[] not null,
    intel_digest text,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    unique (organization_id, scan_code),
    unique (organization_id, id)
  )`,
  sql`create index scans_by_time on scans (organization_id, created_at desc)`,
  sql`create index scans_by_schedule on scans (schedule_id, created_at desc)`,
  sql`create table scan_sites (
    id uuid primary key,
    organization_id uuid not null,
    scan_id uuid not null,
    site_id uuid not null,
    target_ips text[] not null,
    subnets text[] not null,
    status text not null,
    reasons text[] not null,
    attempts smallint not null,
    started_at timestamptz,
    finished_at timestamptz,
    unique (organization_id, id),
    foreign key (organization_id, scan_id) references scans (organization_id, id) on delete cascade
  )`,
  sql`create index scan_sites_by_scan on scan_sites (scan_id)`,
  sql`create table scan_host_observations (
    organization_id uuid not null,
    scan_site_id uuid not null,
    ip_address text not null,
    observation jsonb not null,
    primary key (scan_site_id, ip_address),
    foreign key (organization_id, scan_site_id) references scan_sites (organization_id, id) on delete cascade
  )`,
  sql`create table scan_results (
    organization_id uuid not null,
    scan_id uuid not null,
    scan_site_id uuid primary key,
    result jsonb not null,
    hosts_scanned integer not null,
    hosts_with_cves integer not null,
    open_ports integer not null,
    cve_count integer not null,
    cve_ids text[] not null,
    port_keys text[] not null,
    highest_score double precision,
    score_sum double precision not null,
    score_count integer not null,
    foreign key (organization_id, scan_site_id) references scan_sites (organization_id, id) on delete cascade
  )`,
  sql`create index scan_results_by_scan on scan_results (scan_id)`,
];

export const createScans: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
