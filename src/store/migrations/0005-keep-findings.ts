import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

// A finding is kept once for a device; each scan that saw it again adds a sighting, a few bytes.
const statements = [
  sql`create table devices (
    id uuid primary key,
    organization_id uuid not null,
    site_id uuid not null,
    identity text not null,
    mac_address text,
    ip_address text not null,
    hostname text,
    manufacturer text,
    total_scans integer not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    last_scan_id uuid not null,
    unique (organization_id, site_id, identity),
    unique (organization_id, id),
    foreign key (organization_id, site_id) references sites (organization_id, id) on delete cascade
  )`,
  sql`create index devices_by_mac_address on devices (organization_id, mac_address) where mac_address is not null`,
  sql`create index devices_by_last_seen on devices (organization_id, last_seen_at desc, id desc)`,
  sql`create table device_services (
    id uuid primary key,
    organization_id uuid not null,
    device_id uuid not null,
    port integer not null check (port between 1 and 65535),
    transport text not null,
    service text,
    vendor text,
    product text,
    version text,
    cpe text[] not null,
    banner text,
    fingerprint text,
    confidence smallint not null,
    tls jsonb,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    last_scan_id uuid not null,
    unique (device_id, port, transport),
    foreign key (organization_id, device_id) references devices (organization_id, id) on delete cascade
  )`,
  sql`create table device_events (
    id uuid primary key,
    organization_id uuid not null,
    device_id uuid not null,
    scan_id uuid not null,
    kind text not null,
    before jsonb,
    after jsonb,
    created_at timestamptz not null,
    foreign key (organization_id, device_id) references devices (organization_id, id) on delete cascade
  )`,
  sql`create index device_events_by_device on device_events (device_id, created_at desc, id desc)`,
  // What the intelligence said, word for word, kept by its digest: public facts that belong to no organization.
  sql`create table cve_records (
    record_digest text primary key,
    cve_id text not null,
    detail jsonb not null
  )`,
  sql`create table findings (
    id uuid primary key,
    organization_id uuid not null,
    site_id uuid not null,
    device_id uuid not null,
    cve_id text not null,
    record_digest text not null references cve_records (record_digest),
    port integer not null,
    transport text not null,
    confidence smallint not null,
    confidence_factors jsonb not null,
    evidence jsonb not null,
    score double precision,
    severity text,
    vector text,
    cvss_version text,
    known_exploited boolean not null,
    epss_probability double precision,
    epss_percentile double precision,
    published_at timestamptz not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    first_scan_id uuid not null,
    last_scan_id uuid not null,
    sightings integer not null,
    unique (device_id, cve_id),
    unique (organization_id, id),
    foreign key (organization_id, device_id) references devices (organization_id, id) on delete cascade
  )`,
  sql`create index findings_by_score on findings (organization_id, (coalesce(score, -1)) desc, id desc)`,
  sql`create index findings_by_last_seen on findings (organization_id, last_seen_at desc, id desc)`,
  sql`create index findings_by_cve on findings (organization_id, cve_id)`,
  sql`create index findings_by_site on findings (organization_id, site_id)`,
  sql`create table finding_sightings (
    id uuid primary key,
    organization_id uuid not null,
    finding_id uuid not null,
    device_id uuid not null,
    scan_id uuid not null,
    created_at timestamptz not null,
    unique (finding_id, scan_id),
    foreign key (organization_id, finding_id) references findings (organization_id, id) on delete cascade
  )`,
  sql`create index finding_sightings_by_device on finding_sightings (device_id)`,
  // Decisions of people: every one is a row of its own, and the newest that has not expired stands.
  sql`create table cve_statuses (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    mac_address text not null,
    cve_id text not null,
    status text not null check (status in ('accepted', 'mitigated')),
    justification text not null,
    site_ids uuid[],
    scan_id uuid,
    expiration_date timestamptz,
    created_by text not null,
    updated_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  sql`create index cve_statuses_by_subject
    on cve_statuses (organization_id, mac_address, cve_id, created_at desc, id desc)`,
  sql`create index cve_statuses_by_time on cve_statuses (organization_id, created_at desc, id desc)`,
];

export const keepFindings: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
