import { z } from 'zod';
import { removeTicketFinding } from '../../store/queries/ticket-finding-queries.ts';
import { authorise } from '../authorise.ts';
import { visibleFinding } from '../findings/visible-finding.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { tellFindings } from './tell-findings.ts';
import { ticketToChange } from './visible-ticket.ts';

export const UnlinkTicketFindingInput = z.strictObject({ ticketId: UuidText, findingId: UuidText });
export type UnlinkTicketFindingInput = z.input<typeof UnlinkTicketFindingInput>;

/**
 * Takes a finding from a ticket; one that is not linked to it stays as it is. Scope `ticket:update`. Throws `not_found` /
 * `ticket_not_found`, `finding_not_found`; `forbidden` / `restricted_to_sites`.
 */
export async function unlinkTicketFinding(
  context: OperationContext,
  input: UnlinkTicketFindingInput,
): Promise<void> {
  authorise(context, 'ticket:update');
  const { ticketId, findingId } = parseInput(UnlinkTicketFindingInput, input);
  await context.store.transaction(async (connection) => {
    const ticket = await ticketToChange(context, connection, { id: ticketId });
    await visibleFinding(context, connection, findingId);
    if (!(await removeTicketFinding(connection, { ticketId, findingId }))) return;
    await tellFindings(connection, context, ticket, { findingIds: [findingId], reason: 'ticket_unlinked' });
    await recordChange(connection, context, {
      action: 'unlinkTicketFinding',
      objectKind: 'ticket',
      objectId: ticketId,
      before: { reference: ticket.reference, findingId },
    });
  });
}
