import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Forgotten after an hour, so what it names is not referenced.
  sql`create table report_progress (
    organization_id uuid not null references organizations (id) on delete cascade,
    id uuid not null,
    scan_id uuid not null,
    state text not null check (state in ('reading', 'writing', 'finished', 'failed', 'abandoned')),
    findings_written integer not null,
    findings_total integer,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (organization_id, id)
  )`,
];

/** Tells how far a report is, whichever process makes it. */
export const followReports: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'report_progress', { grants: ['select', 'insert', 'update', 'delete'] });
  },
};
