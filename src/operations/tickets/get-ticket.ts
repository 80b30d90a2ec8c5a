import { z } from 'zod';
import type { Ticket } from '../../domain/ticket.ts';
import { authorise } from '../authorise.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleTicket } from './visible-ticket.ts';

export const GetTicketInput = z.strictObject({ ticketId: UuidText });
export type GetTicketInput = z.input<typeof GetTicketInput>;

/** One ticket, with what is left of it. Scope `ticket:view`. Throws `not_found` / `ticket_not_found`. */
export async function getTicket(context: OperationContext, input: GetTicketInput): Promise<Ticket> {
  authorise(context, 'ticket:view');
  const { ticketId } = parseInput(GetTicketInput, input);
  await settleEnded(context);
  return visibleTicket(context, context.store.db, ticketId);
}
