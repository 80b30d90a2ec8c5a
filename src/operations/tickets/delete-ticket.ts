import { z } from 'zod';
import { removeTicket } from '../../store/queries/ticket-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { listFindingIds } from './change-named-ticket.ts';
import { tellFindings } from './tell-findings.ts';
import { ticketToChange } from './visible-ticket.ts';

export const DeleteTicketInput = z.strictObject({ ticketId: UuidText });
export type DeleteTicketInput = z.input<typeof DeleteTicketInput>;

/**
 * Takes a ticket away with its links; its findings stay, and their histories name it. Scope `ticket:delete`. Throws
 * `not_found` / `ticket_not_found`; `forbidden` / `restricted_to_sites`.
 */
export async function deleteTicket(context: OperationContext, input: DeleteTicketInput): Promise<void> {
  authorise(context, 'ticket:delete');
  const { ticketId } = parseInput(DeleteTicketInput, input);
  await context.store.transaction(async (connection) => {
    const before = await ticketToChange(context, connection, { id: ticketId });
    const findingIds = await listFindingIds(connection, ticketId);
    await removeTicket(connection, ticketId);
    await tellFindings(connection, context, before, { findingIds, reason: 'ticket_unlinked' });
    await recordChange(connection, context, {
      action: 'deleteTicket',
      objectKind: 'ticket',
      objectId: ticketId,
      before: { ...before, findings: findingIds.length },
    });
  });
}
