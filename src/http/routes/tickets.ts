import { z } from 'zod';
import { ShownTicketState } from '../../domain/ticket.ts';
import { closeTicket } from '../../operations/tickets/close-ticket.ts';
import { deleteTicket } from '../../operations/tickets/delete-ticket.ts';
import { getTicket } from '../../operations/tickets/get-ticket.ts';
import { linkTicket } from '../../operations/tickets/link-ticket.ts';
import { listTicketFindings } from '../../operations/tickets/list-ticket-findings.ts';
import { listTickets } from '../../operations/tickets/list-tickets.ts';
import { reopenTicket } from '../../operations/tickets/reopen-ticket.ts';
import { unlinkTicketFinding } from '../../operations/tickets/unlink-ticket-finding.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located, noContent } from '../contracts/responses.ts';
import {
  fromLinkedFinding,
  fromLinkedTicket,
  fromTicket,
  LinkedTicket,
  NamedTicketBody,
  Ticket,
  TicketBody,
  TicketFindingList,
  TicketList,
  toLinkTicketInput,
  toNamedTicketInput,
} from '../contracts/ticket.ts';

const tags = ['Tickets'];
const params = z.object({
  ticketId: z.string().meta({ description: 'id of the ticket', format: 'uuid' }),
});

export function addTicketRoutes(app: ApiInstance, contextOf: ContextOf): void {
  addLinkRoutes(app, contextOf);
  addStateRoutes(app, contextOf);
  addOneTicketRoutes(app, contextOf);
  addDeletingRoutes(app, contextOf);
}

function addLinkRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/tickets',
    schema: {
      operationId: 'linkTicket',
      tags,
      summary: 'Link Findings to a Ticket',
      description:
        'Links findings to the ticket of that reference, which is made where there is none: those listed, or all that stand of ' +
        'a CVE or on a device. The same again changes nothing. Scope `ticket:create`.',
      body: TicketBody,
      response: {
        200: json('The ticket was there, and has the findings.', LinkedTicket),
        201: located('The ticket is made, and has the findings.', LinkedTicket),
        ...errors(...bodyErrors, 404, 409),
      },
    },
    handler: async (request, reply) => {
      const linked = await linkTicket(contextOf(request), toLinkTicketInput(request.body));
      if (!linked.isNew) return reply.code(200).send(fromLinkedTicket(linked));
      return reply
        .code(201)
        .header('location', `/v1/tickets/${linked.ticket.id}`)
        .send(fromLinkedTicket(linked));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/tickets',
    schema: {
      operationId: 'listTickets',
      tags,
      summary: 'List Tickets',
      description:
        'The tickets of the organization, newest first; for credentials that are bound to certain sites those with findings ' +
        'there. Scope `ticket:view`.',
      querystring: PagingQuery.extend({
        state: ShownTicketState.optional().meta({ description: 'in this state alone' }),
        reference: z.string().max(200).optional().meta({ description: 'of this reference alone' }),
      }),
      response: { 200: json('The tickets.', TicketList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const { state, reference } = request.query;
      const input = { ...toPageInput(request.query), state, reference };
      return pageItems(request, reply, await listTickets(contextOf(request), input), fromTicket);
    },
  });
}

function addStateRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/tickets/close',
    schema: {
      operationId: 'closeTicket',
      tags,
      summary: 'Close a Ticket',
      description:
        'Says that what it was for is mended. A scan verifies each of its findings that is left; what is still there opens the ' +
        'ticket again. A closed one stays as it is, so that a help desk may say so twice. Scope `ticket:update`.',
      body: NamedTicketBody,
      response: { 200: json('The ticket.', Ticket), ...errors(...bodyErrors, 404) },
    },
    handler: async (request) =>
      fromTicket(await closeTicket(contextOf(request), toNamedTicketInput(request.body))),
  });
  app.route({
    method: 'POST',
    url: '/v1/tickets/reopen',
    schema: {
      operationId: 'reopenTicket',
      tags,
      summary: 'Reopen a Ticket',
      description:
        'Takes back that it is done. One that is not closed stays as it is. Scope `ticket:update`.',
      body: NamedTicketBody,
      response: { 200: json('The ticket.', Ticket), ...errors(...bodyErrors, 404) },
    },
    handler: async (request) =>
      fromTicket(await reopenTicket(contextOf(request), toNamedTicketInput(request.body))),
  });
}

function addOneTicketRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'GET',
    url: '/v1/tickets/:ticketId',
    schema: {
      operationId: 'getTicket',
      tags,
      summary: 'Retrieve a Ticket',
      description: 'One ticket, with what is left of it. Scope `ticket:view`.',
      params,
      response: { 200: json('The ticket.', Ticket), ...errors(404, 422) },
    },
    handler: async (request) => fromTicket(await getTicket(contextOf(request), request.params)),
  });
  app.route({
    method: 'GET',
    url: '/v1/tickets/:ticketId/findings',
    schema: {
      operationId: 'listTicketFindings',
      tags,
      summary: "List a Ticket's Findings",
      description: 'The findings that are linked to it, closed ones too. Scope `ticket:view`.',
      params,
      querystring: PagingQuery,
      response: { 200: json('The findings.', TicketFindingList), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      const input = { ...toPageInput(request.query), ticketId: request.params.ticketId };
      const page = await listTicketFindings(contextOf(request), input);
      return pageItems(request, reply, page, fromLinkedFinding);
    },
  });
}

function addDeletingRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'DELETE',
    url: '/v1/tickets/:ticketId/findings/:findingId',
    schema: {
      operationId: 'unlinkTicketFinding',
      tags,
      summary: 'Unlink a Finding',
      description: 'Takes a finding from the ticket. Scope `ticket:update`.',
      params: params.extend({
        findingId: z.string().meta({ description: 'id of the finding', format: 'uuid' }),
      }),
      response: { 204: noContent('It is not linked to the ticket.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await unlinkTicketFinding(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
  app.route({
    method: 'DELETE',
    url: '/v1/tickets/:ticketId',
    schema: {
      operationId: 'deleteTicket',
      tags,
      summary: 'Delete a Ticket',
      description:
        'Takes the ticket away with its links; the histories of its findings name it still. Scope `ticket:delete`.',
      params,
      response: { 204: noContent('The ticket is gone.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await deleteTicket(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}
