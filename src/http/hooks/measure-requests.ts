import type { FastifyInstance } from 'fastify';
import { Histogram, Registry } from 'prom-client';

/**
 * Measures every request by route, method and status. The route is its pattern, never the path that was asked, so
 * that no id of anybody becomes a label and nobody can make new ones.
 */
export function measureRequests(app: FastifyInstance): Registry {
  const registry = new Registry();
  const duration = new Histogram({
    name: 'sitewarden_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer.',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    const labels = { route, method: request.method, status: String(reply.statusCode) };
    duration.observe(labels, reply.elapsedTime / 1000);
  });
  return registry;
}
