import type { TicketName } from '../../domain/ticket.ts';
import type { Connection } from '../../store/database.ts';
import { listSiteNames } from '../../store/queries/site-queries.ts';
import type { RefutedTicket } from '../../store/queries/ticket-verification-queries.ts';
import { printableText } from '../../support/printable-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { announce } from './announce.ts';

/** So many findings are named in a message; the others are counted. */
const mostNamed = 10;

/** What a scan saw of a closed ticket at one site; at least one finding. */
export interface SeenAgain {
  readonly siteId: string;
  readonly scanId: string;
  readonly findings: readonly Pick<RefutedTicket, 'cveId' | 'ipAddress'>[];
}

/** Tells that a ticket was closed whose findings are still there, in the transaction that opens it again. */
export async function announceReopenedTicket(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  { id, reference }: TicketName,
  { siteId, scanId, findings }: SeenAgain,
): Promise<void> {
  const [site = 'a site'] = await listSiteNames(connection, [siteId]);
  const [place, ticket] = [printableText(site, 60), printableText(reference, 60)];
  const named = findings.slice(0, mostNamed);
  const more = findings.length - named.length;
  const what = findings.length === 1 ? 'one finding of it is' : `${findings.length} findings of it are`;
  await announce(connection, context, {
    key: `ticket:${id}:reopened:${scanId}`,
    topics: ['ticket_reopened'],
    siteIds: [siteId],
    scheduleId: null,
    message: {
      event: 'ticket.reopened',
      urgency: 'warning',
      subject: `Ticket ${ticket} is open again: still there at ${place}`,
      summary: `Ticket ${ticket} was closed, and a scan of ${place} has found that ${what} still there.`,
      facts: [
        { name: 'Ticket', value: ticket },
        { name: 'Site', value: place },
        ...named.map(({ cveId, ipAddress }) => ({ name: 'Still there', value: `${cveId} on ${ipAddress}` })),
        ...(more > 0 ? [{ name: 'Still there', value: `${more} more` }] : []),
      ],
      scanId,
      occurredAt: context.clock.now().toISOString(),
    },
  });
}
