import { sql } from 'kysely';
import { isolateTable } from './isolate-table.ts';
import type { SchemaMigration } from './migration.ts';

const statements = [
  // What somebody else says of products; each statement that decides something is a rule.
  sql`create table vex_documents (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    site_id uuid,
    format text not null,
    document_id text not null,
    author text not null,
    version text not null,
    issued_at timestamptz not null,
    digest text not null,
    imported_by text not null,
    imported_at timestamptz not null,
    replaced_at timestamptz,
    unique (organization_id, id),
    foreign key (organization_id, site_id) references sites (organization_id, id) on delete cascade
  )`,
  sql`create index vex_documents_by_name on vex_documents (organization_id, document_id, author)`,
  sql`create index vex_documents_by_site on vex_documents (site_id) where site_id is not null`,
  sql`alter table finding_rules add column product text, add column vex_document_id uuid,
    add foreign key (organization_id, vex_document_id) references vex_documents (organization_id, id)`,
  sql`create index finding_rules_by_document on finding_rules (vex_document_id) where vex_document_id is not null`,
];

/** Statements of VEX documents as rules about findings. */
export const importVex: SchemaMigration = {
  breaking: false,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
    await isolateTable(db, 'vex_documents', { grants: ['select', 'insert', 'update', 'delete'] });
  },
};
