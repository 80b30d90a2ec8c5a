import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Null: the defaults of the program hold.
  sql`alter table organizations add column retention jsonb`,
  sql`alter table scans add column details_forgotten_at timestamptz`,
  // Outlives the scan and its site, so neither is referenced.
  sql`create table scan_counts (
    scan_site_id uuid primary key,
    organization_id uuid not null references organizations (id) on delete cascade,
    scan_id uuid not null,
    site_id uuid not null,
    day date not null,
    hosts_scanned integer not null,
    hosts_with_cves integer not null,
    open_ports integer not null,
    cve_count integer not null,
    unique_cves integer not null,
    highest_score double precision
  )`,
  sql`create index scan_counts_by_site on scan_counts (site_id, day)`,
];

export const limitGrowth: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'scan_counts', { grants: ['select', 'insert'] });
  },
};
