import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const everything =
  'cve:view cve:create cve:update cve:delete site:view site:create site:update site:delete ' +
  'org:view org:create org:update org:delete audit:view';
const added = 'ticket:view ticket:create ticket:update ticket:delete';

const statements = [
  sql`create table tickets (
    id uuid primary key,
    organization_id uuid not null references organizations (id) on delete cascade,
    reference text not null,
    url text,
    state text not null check (state in ('open', 'closed', 'reopened')),
    created_by text not null,
    created_at timestamptz not null,
    closed_by text,
    closed_at timestamptz,
    reopened_by text,
    reopened_at timestamptz,
    reopened_scan_id uuid,
    unique (organization_id, id),
    unique (organization_id, reference)
  )`,
  sql`create index tickets_by_time on tickets (organization_id, created_at desc, id desc)`,
  sql`create index tickets_closed on tickets (closed_at) where state = 'closed'`,
  sql`create table ticket_findings (
    organization_id uuid not null references organizations (id) on delete cascade,
    ticket_id uuid not null,
    finding_id uuid not null,
    linked_by text not null,
    linked_at timestamptz not null,
    merge_id uuid,
    primary key (ticket_id, finding_id),
    foreign key (organization_id, ticket_id) references tickets (organization_id, id) on delete cascade,
    foreign key (organization_id, finding_id) references findings (organization_id, id) on delete cascade
  )`,
  sql`create index ticket_findings_by_finding on ticket_findings (finding_id)`,
  sql`create index ticket_findings_by_merge on ticket_findings (merge_id) where merge_id is not null`,
  // Outlives the ticket.
  sql`alter table finding_events add column ticket jsonb`,
  sql`alter table scans add column verifies_ticket_id uuid`,
  sql`create index scans_by_verified_ticket on scans (verifies_ticket_id, created_at)
    where verifies_ticket_id is not null`,
  // Whoever may do everything still may: else nobody could make a key for tickets.
  sql`update api_keys set scopes = scopes || string_to_array(${added}, ' ')
    where scopes @> string_to_array(${everything}, ' ')`,
];

/** Links findings to tickets of a help desk; small scans verify what a closed ticket was to mend. */
export const linkTickets: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'tickets', { grants: ['select', 'insert', 'update', 'delete'] });
    await isolateTable(db, 'ticket_findings', { grants: ['select', 'insert', 'delete'] });
  },
};
