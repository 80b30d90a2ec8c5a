import { maySeeSite } from '../../domain/actor.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Connection } from '../../store/database.ts';
import { listSitesOfTicket } from '../../store/queries/ticket-finding-queries.ts';
import { listTicketsOf, lockTicket, type StoredTicket } from '../../store/queries/ticket-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

type Context = Pick<OperationContext, 'organizationId' | 'actor'>;

/** The ticket, if the actor may see any of its findings, or made one that has none. Throws `not_found` / `ticket_not_found` for every other id alike. */
export async function visibleTicket(
  { organizationId, actor }: Context,
  connection: Connection,
  id: string,
): Promise<Ticket> {
  const filter = { siteIds: actor.siteIds, maker: actor.id, id };
  const [ticket] = await listTicketsOf(connection, organizationId, filter, { after: undefined, limit: 1 });
  if (ticket === undefined) throw ticketNotFound(id);
  return ticket;
}

/**
 * The ticket, kept from others until the transaction ends; whoever changes it must see all of it. Throws `not_found` /
 * `ticket_not_found`; `forbidden` / `restricted_to_sites`.
 */
export async function ticketToChange(
  { organizationId, actor }: Context,
  connection: Connection,
  by: { readonly id: string } | { readonly reference: string },
): Promise<StoredTicket> {
  const ticket = await lockTicket(connection, organizationId, by);
  const name = 'id' in by ? by.id : `'${by.reference}'`;
  if (ticket === undefined) throw ticketNotFound(name);
  const { total, seen } = await sitesOf(actor, connection, ticket.id);
  const isOwnEmpty = total === 0 && ticket.createdBy === actor.id;
  if (actor.siteIds !== null && seen === 0 && !isOwnEmpty) throw ticketNotFound(name);
  if (seen < total) throw restrictedToSites();
  return ticket;
}

/**
 * The same of a ticket to which findings are to be linked: one without findings may be taken up by whoever names it, and
 * one of other sites is refused as such, since there can be no other of its reference. Throws `forbidden` /
 * `restricted_to_sites`; `not_found` / `ticket_not_found` where it was just deleted.
 */
export async function ticketToLink(
  { organizationId, actor }: Context,
  connection: Connection,
  reference: string,
): Promise<StoredTicket> {
  const ticket = await lockTicket(connection, organizationId, { reference });
  if (ticket === undefined) throw ticketNotFound(`'${reference}'`);
  const { total, seen } = await sitesOf(actor, connection, ticket.id);
  if (seen < total) throw restrictedToSites();
  return ticket;
}

/** At how many sites a ticket has findings, and how many of these the actor may see. */
async function sitesOf(
  actor: Context['actor'],
  connection: Connection,
  ticketId: string,
): Promise<{ readonly total: number; readonly seen: number }> {
  if (actor.siteIds === null) return { total: 0, seen: 0 };
  const siteIds = await listSitesOfTicket(connection, ticketId);
  return { total: siteIds.length, seen: siteIds.filter((siteId) => maySeeSite(actor, siteId)).length };
}

function restrictedToSites(): SitewardenError {
  return new SitewardenError(
    'forbidden',
    'restricted_to_sites',
    'The ticket has findings at sites that these credentials are not for, so they cannot act on the whole of it.',
  );
}

function ticketNotFound(name: string): SitewardenError {
  return new SitewardenError('not_found', 'ticket_not_found', `There is no ticket ${name}.`);
}
