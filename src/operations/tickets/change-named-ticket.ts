import type { FindingEventReason } from '../../domain/finding-event.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Connection } from '../../store/database.ts';
import type { StoredTicket } from '../../store/queries/ticket-queries.ts';
import { listFindingsOfTicket } from '../../store/queries/ticket-finding-queries.ts';
import { authorise } from '../authorise.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { NamedTicketInput, nameOfTicket } from './named-ticket.ts';
import { tellFindings } from './tell-findings.ts';
import { ticketToChange, visibleTicket } from './visible-ticket.ts';

/** What somebody says of a ticket. */
interface TicketChange {
  readonly action: string;
  readonly state: 'closed' | 'reopened';
  readonly reason: FindingEventReason;
  /** False for a ticket that stays as it is. */
  readonly isMeant: (before: Pick<StoredTicket, 'state'>) => boolean;
  readonly mark: (connection: Connection, ticketId: string) => Promise<unknown>;
}

/**
 * Closes or reopens a ticket by its name, and tells its findings and the audit log. Scope `ticket:update`. Throws `not_found` /
 * `ticket_not_found`; `forbidden` / `restricted_to_sites`; `invalid` / `ticket_unclear`.
 */
export async function changeNamedTicket(
  context: OperationContext,
  input: NamedTicketInput,
  { action, state, reason, isMeant, mark }: TicketChange,
): Promise<Ticket> {
  authorise(context, 'ticket:update');
  const name = nameOfTicket(parseInput(NamedTicketInput, input));
  await settleEnded(context);
  return context.store.transaction(async (connection) => {
    const before = await ticketToChange(context, connection, name);
    if (isMeant(before)) {
      const findingIds = await listFindingIds(connection, before.id);
      await mark(connection, before.id);
      await tellFindings(connection, context, before, { findingIds, reason });
      await recordChange(connection, context, {
        action,
        objectKind: 'ticket',
        objectId: before.id,
        before: { ...before },
        after: { ...before, state },
      });
    }
    return visibleTicket(context, connection, before.id);
  });
}

/** Ids of all findings of a ticket. */
export async function listFindingIds(connection: Connection, ticketId: string): Promise<string[]> {
  const all = { siteIds: null, limit: Number.MAX_SAFE_INTEGER };
  return (await listFindingsOfTicket(connection, ticketId, all)).map(({ id }) => id);
}
