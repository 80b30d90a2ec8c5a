import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { canonicalIpAddress, formatIpNetwork, parseIpNetwork } from '../../domain/ip-network.ts';
import { recogniseAgent } from '../../operations/agents/recognise-agent.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { createAuthenticator } from '../auth/authenticate-request.ts';

/**
 * Lets nobody in without credentials unless the route is open, and counts requests: by caller, or by address for
 * those without a good credential, so that guessing tokens is slowed down too.
 */
export async function addCallers(app: FastifyInstance, dependencies: ApiDependencies): Promise<void> {
  const authenticate = createAuthenticator(dependencies);
  const count = await createCounter(app, dependencies.rateLimitPerMinute);
  app.decorateRequest('caller', null);
  app.decorateRequest('agentId', null);
  app.addHook('onRequest', async (request, reply) => {
    const { open, uncounted, forAgents } = request.routeOptions.config;
    try {
      if (!request.is404 && open !== true) request.caller = await authenticate(request);
      if (forAgents === true) request.agentId = await agentOf(request, dependencies);
    } finally {
      // After an unsuccessful attempt too, and then its refusal gives way to "too many". Agents ask often, and behind a proxy
      // all of them come from one address.
      if (uncounted !== true && request.agentId === null) await count.call(app, request, reply);
    }
  });
}

async function agentOf(request: FastifyRequest, { parts }: ApiDependencies): Promise<string | null> {
  const head = request.headers['sitewarden-agent'];
  return head === undefined ? null : (await recogniseAgent(parts(), String(head))).agentId;
}

async function createCounter(
  app: FastifyInstance,
  max: number,
): Promise<ReturnType<FastifyInstance['rateLimit']>> {
  if (max === 0) return async () => undefined;
  await app.register(fastifyRateLimit, {
    global: false,
    max,
    timeWindow: 60_000,
    enableDraftSpec: true,
    cache: 10_000,
    keyGenerator: keyOf,
    errorResponseBuilder: (_request, { ttl }) =>
      new SitewardenError(
        'rate_limited',
        'rate_limited',
        `More than ${max} requests in a minute. Wait a little.`,
        {
          retryAfterSeconds: Math.max(1, ttl / 1000),
        },
      ),
  });
  return app.rateLimit();
}

function keyOf({ caller, ip }: FastifyRequest): string {
  return caller === null
    ? `address ${subscriberOf(ip)}`
    : `${caller.actor.kind} ${caller.organizationId} ${caller.actor.id}`;
}

/** Whoever has one IPv6 address has a /64 of them at least; they count as one. IPv4 addresses stand for themselves. */
function subscriberOf(ip: string): string {
  const [address = ip] = ip.split('%');
  const network = parseIpNetwork(`${address}/64`);
  return network === undefined ? (canonicalIpAddress(address) ?? ip) : formatIpNetwork(network);
}
