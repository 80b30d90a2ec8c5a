import { sql, type Selectable } from 'kysely';
import type { VexImport } from '../../domain/vex-document.ts';
import type { Connection, Database } from '../database.ts';

export async function insertVexDocument(
  db: Connection,
  organizationId: string,
  document: VexImport,
): Promise<void> {
  await db
    .insertInto('vex_documents')
    .values({
      id: document.id,
      organization_id: organizationId,
      site_id: document.siteId,
      format: document.format,
      document_id: document.documentId,
      author: document.author,
      version: document.version,
      issued_at: new Date(document.issuedAt),
      digest: document.digest,
      imported_by: document.importedBy,
      imported_at: new Date(document.importedAt),
      replaced_at: null,
    })
    .execute();
}

/** The version of a document that counts, for a site or (null) for all. */
export async function findStandingDocument(
  db: Connection,
  organizationId: string,
  { documentId, author, siteId }: Pick<VexImport, 'documentId' | 'author' | 'siteId'>,
): Promise<VexImport | undefined> {
  const row = await db
    .selectFrom('vex_documents')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('document_id', '=', documentId)
    .where('author', '=', author)
    .where(sql<boolean>`site_id is not distinct from ${siteId}::uuid`)
    .where('replaced_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Ends the rules of a document, whose place another version takes. Gives the CVEs they were about. */
export async function replaceVexDocument(
  db: Connection,
  id: string,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<string[]> {
  await db.updateTable('vex_documents').set({ replaced_at: at }).where('id', '=', id).execute();
  const { rows } = await sql<{ cveId: string }>`
    update finding_rules set ended_at = ${at}::timestamptz, ended_by = ${by}
    where vex_document_id = ${id}::uuid and ended_at is null returning cve_id as "cveId"`.execute(db);
  return [...new Set(rows.map(({ cveId }) => cveId))];
}

/** How many rules a document made, and how many open findings they count for. */
export async function countOfDocument(
  db: Connection,
  id: string,
): Promise<{ readonly rules: number; readonly covers: number }> {
  const { rows } = await sql<{ rules: number; covers: number }>`
    select count(*)::integer as rules, (select count(*)::integer from findings
      where decision_id in (select id from finding_rules where vex_document_id = ${id}::uuid) and closed_at is null) as covers
    from finding_rules where vex_document_id = ${id}::uuid`.execute(db);
  return rows[0] ?? { rules: 0, covers: 0 };
}

function fromRow(row: Selectable<Database['vex_documents']>): VexImport {
  return {
    id: row.id,
    siteId: row.site_id,
    format: row.format,
    documentId: row.document_id,
    author: row.author,
    version: row.version,
    issuedAt: row.issued_at.toISOString(),
    digest: row.digest,
    importedBy: row.imported_by,
    importedAt: row.imported_at.toISOString(),
    replacedAt: row.replaced_at?.toISOString() ?? null,
  };
}
