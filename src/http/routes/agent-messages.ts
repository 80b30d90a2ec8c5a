import type { FastifyRequest } from 'fastify';
import { enrolAgent } from '../../operations/agents/enrol-agent.ts';
import { hearAgentMessage } from '../../operations/agents/hear-agent-message.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { ApiInstance } from '../api-instance.ts';
import {
  AgentAnswer,
  AgentHead,
  AgentMessageBody,
  EnrolAgentBody,
  EnrolledAgent,
} from '../contracts/agent.ts';
import { bodyErrors, json, publicErrors } from '../contracts/responses.ts';

const tags = ['Site Agents'];
/** Hosts with thousands of services, their evidence, and the quotes of the JSON in the JSON. */
const bodyLimit = 16 * 1024 * 1024;
const strangersLimit = 1024 * 1024;

/** What agents themselves call: an invitation, afterwards their signature, stands in for credentials. */
export function addAgentMessageRoutes(app: ApiInstance, dependencies: ApiDependencies): void {
  app.route({
    method: 'POST',
    url: '/v1/agent-enrolments',
    config: { open: true },
    schema: {
      operationId: 'enrolAgent',
      tags,
      security: [],
      summary: 'Enrol Agent',
      description:
        'Makes who brings an invitation the agent of its site, once. Needs no other credentials. Asked by ' +
        '`sitewarden agent enrol`.',
      body: EnrolAgentBody,
      response: {
        201: json('The agent is enrolled.', EnrolledAgent),
        ...publicErrors(...bodyErrors, 401, 503),
      },
    },
    handler: async (request, reply) => {
      const { invitation, public_key: publicKey, release } = request.body;
      const enrolled = await enrolAgent(dependencies.parts(), { invitation, publicKey, release });
      return reply.code(201).send({
        agent_id: enrolled.agentId,
        site_id: enrolled.siteId,
        organization_id: enrolled.organizationId,
        server_public_key: enrolled.serverPublicKey,
      });
    },
  });
  app.route({
    method: 'POST',
    url: '/v1/agent-messages',
    config: { open: true, forAgents: true },
    bodyLimit,
    onRequest: refuseLargeOfStrangers,
    schema: {
      operationId: 'hearAgentMessage',
      tags,
      security: [],
      summary: 'Hear Agent Message',
      description:
        'An agent asks for work or tells what it found; its signature stands in for credentials, and each message counts ' +
        'once. Whoever is not known by the header `sitewarden-agent` counts as other callers do, and may send 1 MiB as ' +
        'they may; agents 16 MiB. Asked by `sitewarden agent run`.',
      headers: AgentHead,
      body: AgentMessageBody,
      response: {
        200: json('What the agent shall do.', AgentAnswer),
        ...publicErrors(...bodyErrors, 401, 409, 503),
      },
    },
    handler: async (request) => {
      const { agent_id: agentId, message, signature } = request.body;
      const answer = await hearAgentMessage(dependencies.parts(), { agentId, message, signature });
      return { work: answer.work, goes_on: answer.goesOn, ask_again_seconds: answer.askAgainSeconds };
    },
  });
}

/** Before the body is read; one that does not say how long it is counts as large. */
async function refuseLargeOfStrangers({ agentId, headers }: FastifyRequest): Promise<void> {
  const length =
    headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Infinity;
  if (agentId !== null || length <= strangersLimit) return;
  throw new SitewardenError(
    'malformed',
    'body_too_large',
    'A body of more than 1 MiB is read of agents alone: name yours in the header sitewarden-agent.',
  );
}
