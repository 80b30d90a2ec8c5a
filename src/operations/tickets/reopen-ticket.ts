import type { Ticket } from '../../domain/ticket.ts';
import { markTicketsReopened } from '../../store/queries/ticket-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { changeNamedTicket } from './change-named-ticket.ts';
import type { NamedTicketInput } from './named-ticket.ts';

/**
 * Takes back that a ticket is done: nothing verifies it any more. One that is not closed stays as it is. Scope
 * `ticket:update`. Throws `not_found` / `ticket_not_found`; `forbidden` / `restricted_to_sites`; `invalid` / `ticket_unclear`.
 */
export async function reopenTicket(context: OperationContext, input: NamedTicketInput): Promise<Ticket> {
  return changeNamedTicket(context, input, {
    action: 'reopenTicket',
    state: 'reopened',
    reason: 'ticket_reopened',
    isMeant: ({ state }) => state === 'closed',
    mark: async (connection, ticketId) =>
      markTicketsReopened(connection, [ticketId], {
        by: context.actor.id,
        scanId: null,
        at: context.clock.now(),
      }),
  });
}
