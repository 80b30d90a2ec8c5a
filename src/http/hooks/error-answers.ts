import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../../support/new-id.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { baseUrlOf } from '../base-url.ts';
import { answerForError, ofCode } from '../errors/answer-for-error.ts';
import { securityHeaders } from './security-headers.ts';

/** Gives every failure the one form, and the log what the client does not see. */
export function addErrorAnswers(app: FastifyInstance, publicUrl: string | undefined): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply, publicUrl));
  app.setNotFoundHandler(() => {
    throw new SitewardenError('not_found', 'route_not_found', 'Nothing is served at this path.');
  });
}

/** Answers a request with what was thrown. */
export function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string | undefined,
): FastifyReply {
  const answer = answerForError(error, baseUrlOf(request, publicUrl));
  request.errorCode = answer.body.code;
  if (answer.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed');
  // Complete in itself: some failures come before any hook has run, and a route may have no schema for the status.
  return reply
    .code(answer.status)
    .headers({ 'x-request-id': request.id, ...securityHeaders, ...answer.headers })
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(answer.body);
}

/** Answers what was never readable as a request, straight on the socket. */
export function answerClientError(error: ConnectionError, socket: Socket, docBase: string): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const code =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? 'request_timeout'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? 'headers_too_large'
        : 'malformed_request';
  const { status, body } = ofCode(code, undefined, docBase);
  const text = JSON.stringify(body);
  const headers = Object.entries({
    'x-request-id': newId(),
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${headers.join('')}\r\n${text}`);
}
