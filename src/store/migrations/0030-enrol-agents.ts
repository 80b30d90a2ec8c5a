import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`create table agents (
    id uuid primary key,
    organization_id uuid not null,
    site_id uuid not null,
    name text not null,
    invitation_hash text not null unique,
    invitation_expires_at timestamptz not null,
    public_key text,
    release text,
    last_sequence bigint not null default 0,
    last_work_number bigint not null default 0,
    created_at timestamptz not null,
    enrolled_at timestamptz,
    last_heard_at timestamptz,
    revoked_at timestamptz,
    unique (organization_id, id),
    foreign key (organization_id, site_id) references sites (organization_id, id) on delete cascade
  )`,
  sql`create index agents_of_site on agents (site_id) where revoked_at is null`,
  sql`create table agent_works (
    id uuid primary key,
    organization_id uuid not null,
    agent_id uuid not null,
    scan_site_id uuid not null,
    message text not null,
    signature text not null,
    created_at timestamptz not null,
    taken_at timestamptz,
    cancelled_at timestamptz,
    ended_at timestamptz,
    unique (organization_id, id),
    foreign key (organization_id, agent_id) references agents (organization_id, id) on delete cascade,
    foreign key (organization_id, scan_site_id) references scan_sites (organization_id, id) on delete cascade
  )`,
  sql`create index agent_works_open on agent_works (agent_id) where ended_at is null`,
  sql`create index agent_works_of_part on agent_works (scan_site_id)`,
  sql`create table agent_events (
    organization_id uuid not null,
    work_id uuid not null,
    position integer not null,
    event jsonb not null,
    primary key (work_id, position),
    foreign key (organization_id, work_id) references agent_works (organization_id, id) on delete cascade
  )`,
];

export const enrolAgents: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'agents', { grants: ['select', 'insert', 'update'] });
    await isolateTable(db, 'agent_works', { grants: ['select', 'insert', 'update', 'delete'] });
    await isolateTable(db, 'agent_events', { grants: ['select', 'insert', 'delete'] });
  },
};
