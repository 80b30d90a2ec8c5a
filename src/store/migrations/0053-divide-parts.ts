import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // There while a part is worked on by several workers; gone when it is judged.
  sql`create table scan_divisions (
    scan_site_id uuid primary key,
    organization_id uuid not null,
    lead_worker_id uuid,
    lead_heard_at timestamptz not null,
    is_open boolean not null,
    ending text,
    most_hands integer not null,
    quiet_classes text[] not null,
    hosts_before integer not null,
    silent_addresses integer not null,
    rate_per_second integer not null,
    peak_per_second integer not null default 0,
    pace text,
    router jsonb,
    unique (organization_id, scan_site_id),
    foreign key (organization_id, scan_site_id) references scan_sites (organization_id, id) on delete cascade
  )`,
  // The lease counts who took the block; only what the last one writes is kept.
  sql`create table scan_blocks (
    id uuid primary key,
    organization_id uuid not null,
    scan_site_id uuid not null,
    position integer not null,
    networks text[] not null,
    addresses integer not null,
    state text not null default 'waiting',
    lease integer not null default 0,
    attempts integer not null default 0,
    worker_id uuid,
    heard_at timestamptz,
    progress jsonb,
    traffic jsonb,
    silent_asked integer not null default 0,
    sent_by_second jsonb not null default '[]',
    outcome jsonb,
    unique (scan_site_id, position),
    foreign key (organization_id, scan_site_id)
      references scan_divisions (organization_id, scan_site_id) on delete cascade
  )`,
];

/** Keeps how the part of a large site is divided among workers, and how far each block of its addresses is. */
export const divideParts: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    const grants = ['select', 'insert', 'update', 'delete'] as const;
    await isolateTable(db, 'scan_divisions', { grants });
    await isolateTable(db, 'scan_blocks', { grants });
  },
};
