import type { Connection } from '../store/database.ts';
import { insertAuditEntry } from '../store/queries/audit-log-queries.ts';
import type { OperationContext } from './operation-context.ts';

/** Writes the audit entry of a change, in the change's own transaction. Details never hold secrets. */
export async function recordChange(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'actor' | 'clock' | 'newId'>,
  change: {
    /** The operation's name. */
    readonly action: string;
    readonly objectKind: string;
    readonly objectId: string;
    readonly details?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await insertAuditEntry(connection, {
    id: context.newId(),
    organizationId: context.organizationId,
    actor: context.actor,
    details: {},
    ...change,
    createdAt: context.clock.now(),
  });
}
