import type { AuditOutcome } from '../../domain/audit-entry.ts';
import { appendAuditEntry } from '../../store/queries/audit-log-queries.ts';
import type { OperationContext } from '../operation-context.ts';

/** A call that changed nothing, or was refused: what was asked for, and how it ended. */
export interface Call {
  /** The operation's name. */
  readonly action: string;
  /** Where it was asked for, `POST /v1/sites`; never a body. */
  readonly asked: string;
  readonly outcome: AuditOutcome;
  /** Error code of a refused call. */
  readonly code: string | null;
}

/** Writes down a call that left no entry of its own, so that what was tried is known too. */
export async function recordCall(
  context: Pick<OperationContext, 'organizationId' | 'actor' | 'clock' | 'newId' | 'store' | 'request'>,
  { action, asked, outcome, code }: Call,
): Promise<void> {
  await context.store.transaction((connection) =>
    appendAuditEntry(
      connection,
      {
        id: context.newId(),
        organizationId: context.organizationId,
        actorKind: context.actor.kind,
        actorId: context.actor.id,
        action,
        objectKind: 'call',
        objectId: asked,
        outcome,
        code,
        requestId: context.request?.id ?? null,
        before: null,
        after: null,
        createdAt: context.clock.now().toISOString(),
      },
      { isChange: false },
    ),
  );
}
