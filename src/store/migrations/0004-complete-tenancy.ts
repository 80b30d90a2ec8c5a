import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`alter table organizations
    add column default_status_days integer check (default_status_days > 0),
    add column updated_at timestamptz`,
  sql`update organizations set updated_at = created_at`,
  sql`alter table organizations alter column updated_at set not null`,
  sql`alter table users
    add column updated_at timestamptz,
    add unique (organization_id, id)`,
  sql`update users set updated_at = created_at`,
  sql`alter table users alter column updated_at set not null`,
  // One word for everything that belongs to an organization itself: users, keys, groups.
  sql`update api_keys set scopes = array_replace(scopes, 'api_key:create', 'org:create')`,
  sql`create index api_keys_by_organization on api_keys (organization_id, created_at)`,
  sql`create table notification_groups (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    name text not null,
    active_hours jsonb,
    mute text not null,
    topics text[] not null,
    site_ids uuid[] not null,
    notifiables jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (organization_id, name),
    unique (organization_id, id)
  )`,
  // The password is sealed (AES-256-GCM); the key that opens it is not in the database.
  sql`alter table sites
    add column router_address text,
    add column router_username text,
    add column router_password_sealed text,
    add column last_checked_at timestamptz,
    add column last_reached_at timestamptz`,
];

export const completeTenancy: SchemaMigration = {
  breaking: true,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
