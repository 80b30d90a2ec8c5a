import type { AuditFacts, AuditState } from '../domain/audit-entry.ts';
import type { Connection } from '../store/database.ts';
import { appendAuditEntry } from '../store/queries/audit-log-queries.ts';
import type { OperationContext } from './operation-context.ts';

/** What was done to what. States never hold secrets. */
export interface Change {
  /** The operation's name. */
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** The object before and after; left out where there is none. */
  readonly before?: AuditState | undefined;
  readonly after?: AuditState | undefined;
}

/**
 * Writes the audit entry of a change, in the change's own transaction. To be called last in it: whoever adds an
 * entry holds the end of the organization's chain until he commits.
 */
export async function recordChange(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'actor' | 'clock' | 'newId'> &
    Partial<Pick<OperationContext, 'request'>>,
  { action, objectKind, objectId, before, after }: Change,
): Promise<void> {
  const facts: AuditFacts = {
    id: context.newId(),
    organizationId: context.organizationId,
    actorKind: context.actor.kind,
    actorId: context.actor.id,
    action,
    objectKind,
    objectId,
    outcome: 'done',
    code: null,
    requestId: context.request?.id ?? null,
    before: before ?? null,
    after: after ?? null,
    createdAt: context.clock.now().toISOString(),
  };
  await appendAuditEntry(connection, facts, { isChange: true });
  if (context.request !== undefined) context.request.isRecorded = true;
}
