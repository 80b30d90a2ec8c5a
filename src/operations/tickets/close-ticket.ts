import type { Ticket } from '../../domain/ticket.ts';
import { markTicketClosed } from '../../store/queries/ticket-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { changeNamedTicket } from './change-named-ticket.ts';
import type { NamedTicketInput } from './named-ticket.ts';

/**
 * Says that what a ticket was for is mended; scans verify it from then on. One that is closed stays as it is. Scope
 * `ticket:update`. Throws `not_found` / `ticket_not_found`; `forbidden` / `restricted_to_sites`; `invalid` / `ticket_unclear`.
 */
export async function closeTicket(context: OperationContext, input: NamedTicketInput): Promise<Ticket> {
  return changeNamedTicket(context, input, {
    action: 'closeTicket',
    state: 'closed',
    reason: 'ticket_closed',
    isMeant: ({ state }) => state !== 'closed',
    mark: async (connection, ticketId) =>
      markTicketClosed(connection, ticketId, { by: context.actor.id, at: context.clock.now() }),
  });
}
