import type { FastifyRequest } from 'fastify';

const hostPattern = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/iu;

/** Where the client reached us, without a trailing slash: as configured, else as its `Host` header says. */
export function baseUrlOf(request: FastifyRequest, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl;
  const { host, protocol } = request;
  // What is no host is not repeated into a link.
  if (hostPattern.test(host)) return `${protocol}://${host}`;
  const { localAddress, localPort } = request.socket;
  const address = localAddress ?? '127.0.0.1';
  return `http://${address.includes(':') ? `[${address}]` : address}:${localPort ?? 80}`;
}
