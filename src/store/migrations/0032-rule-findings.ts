import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // Words that people give to devices, for rules to name them by.
  sql`alter table devices add column tags text[] not null default '{}'`,
  // Decisions about all findings that fit. A rule is never changed; one that has ended stays for the history.
  sql`create table finding_rules (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    site_id uuid,
    finding_id uuid,
    cve_id text,
    network cidr,
    tag text,
    device_class text,
    status text not null,
    vex_justification text,
    justification text not null,
    lapses_on text[] not null,
    expires_at timestamptz,
    created_by text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    foreign key (organization_id, site_id) references sites (organization_id, id) on delete cascade,
    foreign key (organization_id, finding_id) references findings (organization_id, id) on delete cascade
  )`,
  sql`create index finding_rules_by_time on finding_rules (organization_id, created_at desc, id desc)`,
  sql`create index finding_rules_by_finding on finding_rules (finding_id) where finding_id is not null`,
  sql`create index finding_rules_by_site on finding_rules (site_id) where site_id is not null`,
  // What was so when the rule began to count for a finding, and which rules have lapsed for it.
  sql`alter table findings add column decided_facts jsonb, add column lapsed_rules uuid[] not null default '{}'`,
  sql`create index findings_by_decision on findings (decision_id) where decision_id is not null`,
];

/** Rules that accept, mitigate or refute all findings that fit, and tags for devices. */
export const ruleFindings: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'finding_rules', { grants: ['select', 'insert', 'update', 'delete'] });
  },
};
