import { z } from 'zod';
import { ShownTicketState, type Ticket } from '../../domain/ticket.ts';
import { listTicketsOf } from '../../store/queries/ticket-queries.ts';
import { authorise } from '../authorise.ts';
import { InstantText } from '../instant-text.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { TicketReference } from './ticket-terms.ts';

export const ListTicketsInput = z.strictObject({
  ...PageInput,
  state: ShownTicketState.optional(),
  reference: TicketReference.optional(),
});
export type ListTicketsInput = z.input<typeof ListTicketsInput>;

const Position = z.tuple([InstantText, z.uuid()]);

/**
 * Tickets, newest first; for credentials that are bound to certain sites those with findings there, and their own without any. Scope `ticket:view`.
 * Throws `invalid` / `cursor_invalid`.
 */
export async function listTickets(
  context: OperationContext,
  input: ListTicketsInput = {},
): Promise<Page<Ticket>> {
  authorise(context, 'ticket:view');
  const { limit, cursor, ...filter } = parseInput(ListTicketsInput, input);
  await settleEnded(context);
  const rows = await listTicketsOf(
    context.store.db,
    context.organizationId,
    { ...filter, siteIds: context.actor.siteIds, maker: context.actor.id },
    { after: readCursor<[string, string]>(cursor, Position), limit: limit + 1 },
  );
  return pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id]);
}
