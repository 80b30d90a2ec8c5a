import { sql } from 'kysely';
import { organizationSetting } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`create table workers (
    id uuid primary key,
    name text not null,
    labels text[] not null,
    release text not null,
    job_form integer not null,
    started_at timestamptz not null,
    heartbeat_at timestamptz not null,
    draining boolean not null
  )`,
  sql`alter table workers enable row level security`,
  sql`alter table workers force row level security`,
  // Processes of the installation; no organization sees them but through it.
  sql`create policy installation on workers
    using ((select current_setting(${sql.lit(organizationSetting)}, true)) = '*')`,
  sql`alter table sites add column worker_label text`,
  // The lease counts who took the part; only what the last one writes is kept.
  sql`alter table scan_sites add column worker_label text, add column job_form integer not null default 1,
    add column lease integer not null default 0, add column worker_id uuid, add column unreached_since timestamptz`,
  sql`create index scan_sites_under_way on scan_sites (worker_id)
    where status in ('pending', 'starting', 'running', 'processing')`,
];

/** Keeps which workers live and which networks they reach, and with each part who works on it. */
export const knowWorkers: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
