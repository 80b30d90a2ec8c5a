import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CallTrace } from '../../operations/operation-context.ts';
import { recordCall } from '../../operations/audit-log/record-call.ts';
import type { ContextOf } from '../auth/caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    trace: CallTrace | undefined;
    /** Code of the error that the request was answered with. */
    errorCode: string | null;
  }
}

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Refusals of calls that only read, but took more than their share. */
const greedy = new Set(['too_many_streams']);

/**
 * Writes down every call that could have changed something and left no entry of its own: refused, failed, or only
 * asking. Left out are those without an organization (no credentials) and those that came too fast to be heard.
 */
export function auditCalls(app: FastifyInstance, contextOf: ContextOf): void {
  app.decorateRequest('trace', undefined);
  app.decorateRequest('errorCode', null);
  app.addHook('onRequest', async (request) => {
    request.trace = { id: request.id, isRecorded: false };
  });
  app.addHook('onResponse', async (request, reply) => {
    // Whoever was answered with an error: his transaction may have taken its entry back.
    const isTold = request.trace?.isRecorded === true && request.errorCode === null;
    if (isTold || !isDue(request)) return;
    const { operationId } = (request.routeOptions.schema ?? {}) as { readonly operationId?: string };
    const [path = ''] = request.url.split('?');
    await recordCall(contextOf(request), {
      action: operationId ?? 'unknown',
      asked: `${request.method} ${path.slice(0, 300)}`,
      outcome: reply.statusCode < 400 ? 'done' : 'refused',
      code: request.errorCode,
    }).catch((error: unknown) => request.log.error({ err: error, requestId: request.id }, 'audit'));
  });
}

function isDue(request: FastifyRequest): boolean {
  if (request.caller === null) return false;
  const code = request.errorCode ?? '';
  return readOnly.has(request.method) ? greedy.has(code) : code !== 'rate_limited';
}
