import type { Actor } from '../../domain/actor.ts';
import type { Connection } from '../database.ts';
import { storableJson } from '../storable-json.ts';

export interface AuditEntry {
  readonly id: string;
  readonly organizationId: string;
  readonly actor: Pick<Actor, 'kind' | 'id'>;
  /** The operation, by its name. */
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/** Writes down who changed what, in the transaction of the change. */
export async function insertAuditEntry(db: Connection, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({
      id: entry.id,
      organization_id: entry.organizationId,
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      action: entry.action,
      object_kind: entry.objectKind,
      object_id: entry.objectId,
      details: storableJson(entry.details),
      created_at: entry.createdAt,
    })
    .execute();
}

/** The entries of an organization, oldest first. */
export async function listAuditEntries(db: Connection, organizationId: string): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    actor: { kind: row.actor_kind, id: row.actor_id },
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    details: row.details,
    createdAt: row.created_at,
  }));
}
