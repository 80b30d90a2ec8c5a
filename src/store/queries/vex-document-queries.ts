import { sql, type Selectable } from 'kysely';
import type { FindingRule } from '../../domain/finding-rule.ts';
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
      withdrawn_at: null,
      withdrawn_by: null,
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
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Documents, newest first; with `siteIds`, those of these sites. */
export async function listVexDocumentsOf(
  db: Connection,
  organizationId: string,
  options: {
    readonly siteIds: readonly string[] | null;
    readonly id?: string;
    /** Whether it was replaced or withdrawn. */
    readonly ended?: boolean | undefined;
    /** Keeps others from them until the transaction ends. */
    readonly lock?: boolean;
    /** Instant and id of the document the page before ended with. */
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<VexImport[]> {
  const { siteIds, id, ended, lock = false, after, limit } = options;
  let query = db.selectFrom('vex_documents').selectAll().where('organization_id', '=', organizationId);
  if (siteIds !== null) query = query.where(sql<boolean>`site_id = any(${[...siteIds]}::uuid[])`);
  if (id !== undefined) query = query.where('id', '=', id);
  if (ended !== undefined)
    query = query.where(sql<boolean>`(coalesce(replaced_at, withdrawn_at) is not null) = ${ended}::boolean`);
  if (after !== undefined)
    query = query.where(sql<boolean>`(imported_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const page = query.orderBy('imported_at', 'desc').orderBy('id', 'desc').limit(limit);
  const rows = await (lock ? page.forUpdate() : page).execute();
  return rows.map(fromRow);
}

/** Ends the rules of a document, and says what became of it. Gives the CVEs they were about. */
export async function endVexDocument(
  db: Connection,
  id: string,
  {
    at,
    by,
    as,
  }: { readonly at: Date; readonly by: string; readonly as: NonNullable<FindingRule['endedAs']> },
): Promise<string[]> {
  const end = as === 'document_replaced' ? { replaced_at: at } : { withdrawn_at: at, withdrawn_by: by };
  await db.updateTable('vex_documents').set(end).where('id', '=', id).execute();
  const { rows } = await sql<{ cveId: string }>`
    update finding_rules set ended_at = ${at}::timestamptz, ended_by = ${by}, ended_as = ${as}
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
      where closed_at is null and cve_id in (select cve_id from finding_rules where vex_document_id = ${id}::uuid)
        and exists (select from finding_rules rule where rule.vex_document_id = ${id}::uuid
        and (rule.id = findings.decision_id or rule.id = any(findings.decided_beside)))) as covers
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
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnBy: row.withdrawn_by,
  };
}
