import type { TicketOfFinding } from '../../domain/ticket.ts';

/** Tickets in one line, such as `OPS-1423 (closed), OPS-1500 (open)`; empty for none. */
export function ticketWords(tickets: readonly Pick<TicketOfFinding, 'reference' | 'state'>[]): string {
  return tickets.map(({ reference, state }) => `${reference} (${state})`).join(', ');
}
