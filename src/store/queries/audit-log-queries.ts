import { createHash } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import {
  chainText,
  genesisHash,
  type AuditEntry,
  type AuditFacts,
  type AuditOutcome,
} from '../../domain/audit-entry.ts';
import type { Connection, Database } from '../database.ts';
import { storableJson, storableText } from '../storable-json.ts';

/**
 * Adds an entry to the organization's chain, in the transaction of what it tells of. Others who add one wait from
 * here until that transaction ends. `isChange` says that something is not as it was before.
 */
export async function appendAuditEntry(
  db: Connection,
  written: AuditFacts,
  { isChange }: { readonly isChange: boolean },
): Promise<void> {
  const facts = storableFacts(written);
  const head = await lockHead(db, facts.organizationId);
  const sequence = head.sequence + 1;
  const hash = createHash('sha256')
    .update(chainText(facts, sequence, head.hash))
    .digest('hex');
  await db
    .insertInto('audit_log')
    .values({
      id: facts.id,
      organization_id: facts.organizationId,
      sequence,
      actor_kind: facts.actorKind,
      actor_id: facts.actorId,
      action: facts.action,
      object_kind: facts.objectKind,
      object_id: facts.objectId,
      outcome: facts.outcome,
      code: facts.code,
      request_id: facts.requestId,
      before: facts.before && storableJson(facts.before),
      after: facts.after && storableJson(facts.after),
      created_at: new Date(facts.createdAt),
      previous_hash: head.hash,
      hash,
    })
    .execute();
  await db
    .updateTable('audit_heads')
    .set({ sequence, hash, changes: sql`changes + ${isChange ? 1 : 0}` })
    .where('organization_id', '=', facts.organizationId)
    .execute();
}

/** What entries are looked for; what is left out does not matter. */
export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly objectId?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
}

/** Entries of an organization by their number: after `after` ascending, or before `before` descending. */
export async function listAuditEntries(
  db: Connection,
  organizationId: string,
  page: { readonly after?: number; readonly before?: number; readonly limit?: number } = {},
): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit_log').selectAll().where('organization_id', '=', organizationId);
  if (page.after !== undefined) query = query.where(sql<boolean>`sequence > ${page.after}`);
  if (page.before !== undefined) query = query.where(sql<boolean>`sequence < ${page.before}`);
  const rows = await query
    .orderBy('sequence', page.before === undefined ? 'asc' : 'desc')
    .limit(page.limit ?? 1000)
    .execute();
  return rows.map(fromRow);
}

/** Entries of an organization that fit, by their number from `position` on (excluded), in `order`. */
export async function listAuditEntriesOf(
  db: Connection,
  organizationId: string,
  options: AuditFilter & {
    readonly order: 'asc' | 'desc';
    readonly position: number | undefined;
    readonly limit: number;
  },
): Promise<AuditEntry[]> {
  const { order, position, limit, actorId, action, objectId, outcome } = options;
  let query = db.selectFrom('audit_log').selectAll().where('organization_id', '=', organizationId);
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
  if (action !== undefined) query = query.where('action', '=', action);
  if (objectId !== undefined) query = query.where('object_id', '=', objectId);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (position !== undefined) {
    const beyond =
      order === 'asc' ? sql<boolean>`sequence > ${position}` : sql<boolean>`sequence < ${position}`;
    query = query.where(beyond);
  }
  const rows = await query.orderBy('sequence', order).limit(limit).execute();
  return rows.map(fromRow);
}

async function lockHead(db: Connection, organizationId: string) {
  await db
    .insertInto('audit_heads')
    .values({ organization_id: organizationId, sequence: 0, hash: genesisHash })
    .onConflict((conflict) => conflict.column('organization_id').doNothing())
    .execute();
  const head = await db
    .selectFrom('audit_heads')
    .select(['sequence', 'hash'])
    .where('organization_id', '=', organizationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { sequence: Number(head.sequence), hash: head.hash };
}

/** What is hashed is what is kept: text that the database would refuse is replaced before. */
function storableFacts(facts: AuditFacts): AuditFacts {
  const state = (value: AuditFacts['before']) =>
    value && (JSON.parse(storableJson(value)) as NonNullable<AuditFacts['before']>);
  return {
    ...facts,
    actorId: storableText(facts.actorId),
    objectId: storableText(facts.objectId),
    before: state(facts.before),
    after: state(facts.after),
  };
}

function fromRow(row: Selectable<Database['audit_log']>): AuditEntry {
  return {
    id: row.id,
    organizationId: row.organization_id,
    sequence: Number(row.sequence),
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    outcome: row.outcome,
    code: row.code,
    requestId: row.request_id,
    before: row.before,
    after: row.after,
    createdAt: row.created_at.toISOString(),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
