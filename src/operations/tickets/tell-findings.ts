import { undecidedEvent, type FindingEventReason } from '../../domain/finding-event.ts';
import type { TicketName } from '../../domain/ticket.ts';
import type { Connection } from '../../store/database.ts';
import { insertFindingEvents } from '../../store/queries/finding-event-queries.ts';
import type { OperationContext } from '../operation-context.ts';

/** Writes into the history of findings what became of a ticket of theirs. */
export async function tellFindings(
  connection: Connection,
  { organizationId, newId, clock }: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  { id, reference }: TicketName,
  what: {
    readonly findingIds: readonly string[];
    readonly reason: FindingEventReason;
    /** The scan that saw them; absent: none did. */
    readonly scanId?: string;
  },
): Promise<void> {
  const createdAt = clock.now().toISOString();
  const events = what.findingIds.map((findingId) => ({
    id: newId(),
    findingId,
    scanId: what.scanId ?? null,
    kind: 'ticket' as const,
    reason: what.reason,
    before: null,
    after: null,
    bundleBefore: null,
    bundleAfter: null,
    ...undecidedEvent,
    ticket: { id, reference },
    createdAt,
  }));
  await insertFindingEvents(connection, organizationId, events);
}
