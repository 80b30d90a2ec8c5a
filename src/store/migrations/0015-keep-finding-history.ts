import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // All that a verdict depends on, so that a kept service can be judged again without a scan.
  sql`alter table device_services add column extra jsonb not null default '{}', add column observation_id text`,
  sql`create index device_services_by_cpe on device_services using gin (cpe)`,
  // What the data no longer says stays with its reason, and opens again when it is seen again.
  sql`alter table findings add column closed_at timestamptz, add column closed_reason text`,
  sql`create table finding_events (
    id uuid primary key,
    organization_id uuid not null,
    finding_id uuid not null,
    kind text not null,
    reason text not null,
    before jsonb,
    after jsonb,
    bundle_before text,
    bundle_after text,
    created_at timestamptz not null,
    foreign key (organization_id, finding_id) references findings (organization_id, id) on delete cascade
  )`,
  sql`create index finding_events_by_finding on finding_events (finding_id, created_at desc, id desc)`,
];

export const keepFindingHistory: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'finding_events', { grants: ['select', 'insert', 'delete'] });
  },
};
