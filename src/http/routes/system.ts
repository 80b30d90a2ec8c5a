import { z } from 'zod';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { ApiInstance } from '../api-instance.ts';
import { json, publicErrors, uncountedErrors } from '../contracts/responses.ts';
import { isErrorCode } from '../errors/catalogue.ts';
import { errorListHtml, errorPageHtml } from '../errors/error-page.ts';

const tags = ['System'];
const Health = z
  .object({ status: z.literal('ok'), version: z.string().meta({ description: 'of the running release' }) })
  .meta({
    id: 'Health',
    description: 'Said only when all is well.',
    examples: [{ status: 'ok', version: '0.1.0' }],
  });
const OpenapiDocument = z.record(z.string(), z.unknown()).meta({
  id: 'OpenapiDocument',
  description: 'A document of OpenAPI 3.1.',
  examples: [{ openapi: '3.1.0', info: { title: 'Sitewarden API', version: '0.1.0' }, paths: {} }],
});
const page = (description: string) => ({
  description,
  content: { 'text/html; charset=utf-8': { schema: z.string() } },
});

/** Routes about the installation itself; anybody may ask them. */
export function addSystemRoutes(app: ApiInstance, dependencies: ApiDependencies): void {
  addHealthRoutes(app, dependencies);
  addDocumentRoutes(app);
  addErrorPageRoutes(app);
}

function addHealthRoutes(app: ApiInstance, { version, isReady }: ApiDependencies): void {
  app.route({
    method: 'GET',
    url: '/healthz',
    config: { open: true, uncounted: true },
    schema: {
      operationId: 'getHealth',
      tags,
      summary: 'Whether the process lives',
      description:
        'For a supervisor that starts the process anew when it hangs. Asks nothing of the database.',
      security: [],
      response: { 200: json('It does.', Health), ...uncountedErrors() },
    },
    handler: async () => ({ status: 'ok' as const, version }),
  });
  app.route({
    method: 'GET',
    url: '/readyz',
    config: { open: true, uncounted: true },
    schema: {
      operationId: 'getReadiness',
      tags,
      summary: 'Whether requests can be served',
      description: 'For a load balancer: 503 while the database does not answer.',
      security: [],
      response: { 200: json('They can.', Health), ...uncountedErrors(503) },
    },
    handler: async () => {
      if (await isReady()) return { status: 'ok' as const, version };
      throw new SitewardenError('unavailable', 'unavailable', 'The database does not answer at the moment.');
    },
  });
}

function addDocumentRoutes(app: ApiInstance): void {
  app.route({
    method: 'GET',
    url: '/openapi.json',
    config: { open: true },
    schema: {
      operationId: 'getOpenapiDocument',
      tags,
      summary: 'This document',
      description: 'What the API offers, for generators of clients and for tests.',
      security: [],
      response: { 200: json('OpenAPI 3.1.', OpenapiDocument), ...publicErrors() },
    },
    handler: async (_request, reply) =>
      reply
        .type('application/json; charset=utf-8')
        .serializer(JSON.stringify)
        .send({ ...app.swagger() }),
  });
  // Not part of the API: who opens the address in a browser finds the reference.
  app.route({
    method: 'GET',
    url: '/',
    config: { open: true },
    schema: { hide: true },
    handler: async (_request, reply) => reply.redirect('/docs'),
  });
}

function addErrorPageRoutes(app: ApiInstance): void {
  app.route({
    method: 'GET',
    url: '/errors',
    config: { open: true },
    schema: {
      operationId: 'listErrors',
      tags,
      summary: 'All error codes, for people',
      description: 'A page with every `code` that an error may carry, each with a link to its own page.',
      security: [],
      response: { 200: page('A page.'), ...publicErrors() },
    },
    handler: async (_request, reply) =>
      reply.type('text/html; charset=utf-8').serializer(String).send(errorListHtml()),
  });
  app.route({
    method: 'GET',
    url: '/errors/:code',
    config: { open: true },
    schema: {
      operationId: 'getErrorPage',
      tags,
      summary: 'What an error code means and what to do, for people',
      description: 'The `doc_url` of every error points here.',
      security: [],
      params: z.object({ code: z.string().meta({ description: 'the `code` of an error' }) }),
      response: { 200: page('A page.'), ...publicErrors(404) },
    },
    handler: async (request, reply) => {
      const { code } = request.params;
      if (!isErrorCode(code)) {
        throw new SitewardenError('not_found', 'error_code_not_found', 'There is no error with this code.');
      }
      return reply.type('text/html; charset=utf-8').serializer(String).send(errorPageHtml(code));
    },
  });
}
