import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { parseJsonBody } from '../parse-json-body.ts';

/** Reads bodies: JSON only. What is JSON but is not sent as JSON is 415; what is no JSON at all is 400. */
export function addJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      if (isEncoded(request)) throw notSupported();
      // Clients that always name a type may leave out a body nobody asks for.
      if (body.length === 0 && request.routeOptions.schema?.body === undefined) return undefined;
      return parseJsonBody(body);
    },
  );
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (!isEncoded(request)) parseJsonBody(body);
    throw notSupported();
  });
  app.addHook('preValidation', async (request) => {
    // Also reached without any body and content type, where no parser runs.
    if (request.routeOptions.schema?.body !== undefined && request.body === undefined)
      parseJsonBody(new Uint8Array());
  });
}

function isEncoded(request: FastifyRequest): boolean {
  const encoding = request.headers['content-encoding'];
  return encoding !== undefined && encoding.toLowerCase() !== 'identity';
}

function notSupported(): SitewardenError {
  return new SitewardenError(
    'malformed',
    'unsupported_media_type',
    'Send JSON with the header "Content-Type: application/json".',
  );
}
