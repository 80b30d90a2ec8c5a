import { z } from 'zod';
import type { LinkedFinding } from '../../domain/ticket.ts';
import { listFindingsOfTicket } from '../../store/queries/ticket-finding-queries.ts';
import { authorise } from '../authorise.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleTicket } from './visible-ticket.ts';

export const ListTicketFindingsInput = z.strictObject({ ...PageInput, ticketId: UuidText });
export type ListTicketFindingsInput = z.input<typeof ListTicketFindingsInput>;

const Position = z.tuple([z.uuid()]);

/**
 * The findings of a ticket that the actor may see, closed ones too. Scope `ticket:view`. Throws `not_found` /
 * `ticket_not_found`; `invalid` / `cursor_invalid`.
 */
export async function listTicketFindings(
  context: OperationContext,
  input: ListTicketFindingsInput,
): Promise<Page<LinkedFinding>> {
  authorise(context, 'ticket:view');
  const { limit, cursor, ticketId } = parseInput(ListTicketFindingsInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  await settleEnded(context);
  const { siteIds } = context.actor;
  const rows = await context.store.transaction(async (connection) => {
    await visibleTicket(context, connection, ticketId);
    return listFindingsOfTicket(connection, ticketId, { siteIds, after, limit: limit + 1 });
  });
  return pageOf(rows, limit, ({ id }) => [id]);
}
