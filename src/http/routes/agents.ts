import { z } from 'zod';
import { inviteAgent } from '../../operations/agents/invite-agent.ts';
import { listAgents } from '../../operations/agents/list-agents.ts';
import { releaseSiteFromAgents } from '../../operations/agents/release-site-from-agents.ts';
import { revokeAgent } from '../../operations/agents/revoke-agent.ts';
import type { ApiInstance } from '../api-instance.ts';
import type { ContextOf } from '../auth/caller.ts';
import { AgentList, fromAgent, InviteAgentBody, InvitedAgent } from '../contracts/agent.ts';
import { pageItems, PagingQuery, toPageInput } from '../contracts/paging.ts';
import { bodyErrors, errors, json, located, noContent } from '../contracts/responses.ts';

const tags = ['Site Agents'];

export function addAgentRoutes(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'POST',
    url: '/v1/sites/:siteId/agents',
    schema: {
      operationId: 'inviteAgent',
      tags,
      summary: 'Invite Agent',
      description:
        'Invites a program at a site to scan it from there: `sitewarden agent enrol` takes the invitation. A site with an ' +
        'enrolled agent is scanned by it alone; the next one that enrols takes its place, and the next invitation that of ' +
        'one nobody has used. Scope `site:update`.',
      params: z.object({ siteId: z.string().meta({ description: 'id of the site', format: 'uuid' }) }),
      body: InviteAgentBody,
      response: {
        201: located('The agent is invited.', InvitedAgent),
        ...errors(...bodyErrors, 404),
      },
    },
    handler: async (request, reply) => {
      const { agent, invitation } = await inviteAgent(contextOf(request), {
        ...request.params,
        ...request.body,
      });
      return reply
        .code(201)
        .header('location', '/v1/agents')
        .send({ ...fromAgent(agent), invitation });
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/agents',
    schema: {
      operationId: 'listAgents',
      tags,
      summary: 'List Agents',
      description:
        'Agents and invitations of the sites that the caller may see, oldest first, revoked ones too. Scope `site:view`.',
      querystring: PagingQuery,
      response: { 200: json('The agents.', AgentList), ...errors(422) },
    },
    handler: async (request, reply) => {
      const page = await listAgents(contextOf(request), toPageInput(request.query));
      return pageItems(request, reply, page, fromAgent);
    },
  });
  addRevoking(app, contextOf);
  addReleasing(app, contextOf);
}

function addRevoking(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'DELETE',
    url: '/v1/agents/:agentId',
    schema: {
      operationId: 'revokeAgent',
      tags,
      summary: 'Revoke Agent',
      description:
        'Takes an agent, or an invitation, back: nothing that it says counts from now on. It stays in the list. Scans of its ' +
        'site fail as `agent_missing` until another agent enrols, or `DELETE /v1/sites/{siteId}/agents` lets the server ' +
        'scan it. Scope `site:update`.',
      params: z.object({ agentId: z.string().meta({ description: 'id of the agent', format: 'uuid' }) }),
      response: { 204: noContent('It is revoked.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await revokeAgent(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}

function addReleasing(app: ApiInstance, contextOf: ContextOf): void {
  app.route({
    method: 'DELETE',
    url: '/v1/sites/:siteId/agents',
    schema: {
      operationId: 'releaseSiteFromAgents',
      tags,
      summary: 'Release Site From Agents',
      description:
        'Has a site scanned by the server and its workers again, from where they stand: its agents and invitations are taken ' +
        'back. Only for a site whose networks they reach. Scope `site:update`.',
      params: z.object({ siteId: z.string().meta({ description: 'id of the site', format: 'uuid' }) }),
      response: { 204: noContent('It is released.'), ...errors(404, 422) },
    },
    handler: async (request, reply) => {
      await releaseSiteFromAgents(contextOf(request), request.params);
      return reply.code(204).send(null);
    },
  });
}
