import { z } from 'zod';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { UuidText } from '../uuid-text.ts';
import { TicketReference } from './ticket-terms.ts';

/** A ticket by its id, or as the help desk names it. */
export const NamedTicketInput = z.strictObject({
  ticketId: UuidText.optional(),
  reference: TicketReference.optional(),
});
export type NamedTicketInput = z.input<typeof NamedTicketInput>;

/** Throws `invalid` / `ticket_unclear` unless there is one of both. */
export function nameOfTicket({
  ticketId,
  reference,
}: z.output<typeof NamedTicketInput>): { readonly id: string } | { readonly reference: string } {
  if (ticketId !== undefined && reference === undefined) return { id: ticketId };
  if (reference !== undefined && ticketId === undefined) return { reference };
  throw new SitewardenError('invalid', 'ticket_unclear', 'Name a reference or a ticket_id, one of both.');
}
