import { sql } from 'kysely';
import type { DocumentedEvent, FindingEvent } from '../../domain/finding-event.ts';
import type { Connection } from '../database.ts';
import { recordSet } from '../record-set.ts';

/** Adds to the history of findings. */
export async function insertFindingEvents(
  db: Connection,
  organizationId: string,
  events: readonly FindingEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = recordSet(
    events,
    `id uuid, "findingId" uuid, "scanId" uuid, kind text, reason text, before jsonb, after jsonb, "bundleBefore" text,
     "bundleAfter" text, status text, "decidedBy" text, "decisionId" uuid, ticket jsonb, "createdAt" timestamptz`,
  );
  await sql`
    insert into finding_events (id, organization_id, finding_id, scan_id, kind, reason, before, after, bundle_before,
      bundle_after, status, decided_by, decision_id, ticket, created_at)
    select id, ${organizationId}::uuid, "findingId", "scanId", kind, reason, before, after, "bundleBefore", "bundleAfter",
      status, "decidedBy", "decisionId", ticket, "createdAt" from ${rows}`.execute(db);
}

/** Newest first. */
export async function listEventsOfFinding(
  db: Connection,
  findingId: string,
  options: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<DocumentedEvent[]> {
  let query = db
    .selectFrom('finding_events')
    .leftJoin('finding_rules as rule', (join) =>
      join.onRef('rule.id', '=', 'finding_events.decision_id').on('finding_events.decided_by', '=', 'rule'),
    )
    .leftJoin('vex_documents as document', 'document.id', 'rule.vex_document_id')
    .selectAll('finding_events')
    .select(['document.id as vex_id', 'document.document_id', 'document.author', 'document.version'])
    .where('finding_events.finding_id', '=', findingId);
  const { after, limit } = options;
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(finding_events.created_at, finding_events.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  }
  const rows = await query
    .orderBy('finding_events.created_at', 'desc')
    .orderBy('finding_events.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    findingId: row.finding_id,
    scanId: row.scan_id,
    kind: row.kind,
    reason: row.reason,
    before: row.before,
    after: row.after,
    bundleBefore: row.bundle_before,
    bundleAfter: row.bundle_after,
    status: row.status,
    decidedBy: row.decided_by,
    decisionId: row.decision_id,
    ticket: row.ticket,
    vexDocument: documentOf(row),
    createdAt: row.created_at.toISOString(),
  }));
}

function documentOf({
  vex_id: id,
  document_id: documentId,
  author,
  version,
}: Readonly<
  Record<'vex_id' | 'document_id' | 'author' | 'version', string | null>
>): DocumentedEvent['vexDocument'] {
  if (id === null || documentId === null || author === null || version === null) return null;
  return { id, documentId, author, version };
}
