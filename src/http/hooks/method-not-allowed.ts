import type { FastifyInstance, HTTPMethods } from 'fastify';
import { SitewardenError } from '../../support/sitewarden-error.ts';

const methods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

export interface KnownPaths {
  /** Answers 405 with `Allow` where a known path is asked with another method. Call it after the last route. */
  close(): void;
}

/** Watches the routes from now on. A path of its own also keeps `/a/:id` from answering for `/a/b`. */
export function watchPaths(app: FastifyInstance): KnownPaths {
  const known = new Map<string, Set<HTTPMethods>>();
  let watching = true;
  app.addHook('onRoute', ({ url, method, schema }) => {
    if (!watching || schema?.hide === true) return;
    const named = known.get(url) ?? new Set<HTTPMethods>();
    for (const one of [method].flat()) named.add(one);
    known.set(url, named);
  });
  return {
    close() {
      watching = false;
      for (const [url, allowed] of known) refuseOthers(app, url, allowed);
    },
  };
}

function refuseOthers(app: FastifyInstance, url: string, allowed: ReadonlySet<HTTPMethods>): void {
  const allow = [...allowed].sort().join(', ');
  app.route({
    method: methods.filter((method) => !allowed.has(method)),
    url,
    schema: { hide: true },
    config: { open: true },
    // Before the body is read: it does not matter any more.
    onRequest: async (_request, reply) => {
      reply.header('allow', allow);
      throw new SitewardenError('invalid', 'method_not_allowed', `This path takes only ${allow}.`);
    },
    handler: async () => undefined,
  });
}
