import type { Ticket } from '../../domain/ticket.ts';
import { listFindingsOfTicket } from '../../store/queries/ticket-finding-queries.ts';
import { markTicketClosed } from '../../store/queries/ticket-queries.ts';
import { authorise } from '../authorise.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { NamedTicketInput, nameOfTicket } from './named-ticket.ts';
import { tellFindings } from './tell-findings.ts';
import { ticketToChange, visibleTicket } from './visible-ticket.ts';

/**
 * Says that what a ticket was for is mended; scans verify it from then on. One that is closed stays as it is. Scope
 * `ticket:update`. Throws `not_found` / `ticket_not_found`; `forbidden` / `restricted_to_sites`; `invalid` / `ticket_unclear`.
 */
export async function closeTicket(context: OperationContext, input: NamedTicketInput): Promise<Ticket> {
  authorise(context, 'ticket:update');
  const name = nameOfTicket(parseInput(NamedTicketInput, input));
  const { actor, clock } = context;
  await settleEnded(context);
  return context.store.transaction(async (connection) => {
    const before = await ticketToChange(context, connection, name);
    if (before.state !== 'closed') {
      const all = { siteIds: null, limit: Number.MAX_SAFE_INTEGER };
      const findings = await listFindingsOfTicket(connection, before.id, all);
      const findingIds = findings.map(({ id }) => id);
      await markTicketClosed(connection, before.id, { by: actor.id, at: clock.now() });
      await tellFindings(connection, context, before, { findingIds, reason: 'ticket_closed' });
      await recordChange(connection, context, {
        action: 'closeTicket',
        objectKind: 'ticket',
        objectId: before.id,
        before: { ...before },
        after: { ...before, state: 'closed' },
      });
    }
    return visibleTicket(context, connection, before.id);
  });
}
