import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

// Foreign keys carry the organization, so that a row can never point into another tenant.
const statements = [
  sql`create table organizations (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null
  )`,
  sql`create table users (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    email text not null,
    name text not null,
    created_at timestamptz not null,
    unique (organization_id, email)
  )`,
  sql`create table api_keys (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    name text not null,
    prefix text not null,
    lookup_id text not null unique,
    secret_hash text not null,
    scopes text[] not null,
    site_ids text[],
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null
  )`,
  sql`create table sites (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    name text not null,
    networks text[] not null check (cardinality(networks) > 0),
    excluded_networks text[] not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (organization_id, name),
    unique (organization_id, id)
  )`,
  sql`create table installation (
    id smallint primary key check (id = 1),
    organization_id uuid not null references organizations (id),
    admin_api_key_id uuid not null references api_keys (id),
    first_site_id uuid not null,
    first_scan_id uuid,
    link_secret text not null,
    created_at timestamptz not null
  )`,
  sql`create table audit_log (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    actor_kind text not null,
    actor_id text not null,
    action text not null,
    object_kind text not null,
    object_id text not null,
    details jsonb not null,
    created_at timestamptz not null
  )`,
  sql`create index audit_log_by_time on audit_log (organization_id, created_at)`,
];

export const createTenancy: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
