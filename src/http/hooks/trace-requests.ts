import type { FastifyInstance } from 'fastify';
import { continueTrace, markFailed, runWithin } from '../../support/tracing.ts';

/**
 * Gives every request a span, child of the caller's where it sends `traceparent`, named by the route's pattern
 * (OpenTelemetry semantic conventions for HTTP server spans). Neither queries nor bodies nor addresses reach it.
 */
export function traceRequests(app: FastifyInstance): void {
  // With a callback, since what `done` begins is what runs inside of the span.
  app.addHook('onRequest', (request, reply, done) => {
    const route = request.is404 ? undefined : request.routeOptions.url;
    const name = route === undefined ? request.method : `${request.method} ${route}`;
    const { span, within } = continueTrace(name, request.headers, {
      'http.request.method': request.method,
      ...(route === undefined ? {} : { 'http.route': route }),
      'sitewarden.request.id': request.id,
    });
    // Comes once, whether the answer went out or whoever asked has left.
    reply.raw.once('close', () => {
      const { caller, errorCode } = request;
      if (caller !== null) span.setAttribute('sitewarden.organization.id', caller.organizationId);
      if (reply.raw.headersSent) span.setAttribute('http.response.status_code', reply.statusCode);
      // What a client does, wrong or early, is no fault of the server (the same conventions).
      if (!reply.raw.writableFinished) span.setAttribute('sitewarden.client_gone', true);
      else if (reply.statusCode >= 500) markFailed(span, errorCode ?? 'unknown');
      span.end();
    });
    runWithin(within, done);
  });
}
