import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FeedHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** A local HTTP server that gives files as a good source does, unless a path is told to misbehave. */
export interface FeedServer {
  /** Without a trailing slash. */
  readonly origin: string;
  readonly host: string;
  /** `METHOD path status-relevant-headers` of each request, in order. */
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** Serves content with ETag, Last-Modified, ranges and conditions. */
  put(path: string, content: Buffer | string): void;
  /** Serves whatever the handler does. */
  on(path: string, handler: FeedHandler): void;
  remove(path: string): void;
  close(): Promise<void>;
}

export async function aFeedServer(): Promise<FeedServer> {
  const handlers = new Map<string, FeedHandler>();
  const requests: FeedServer['requests'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const handler = handlers.get(path) ?? handlers.get(path.split('?')[0] ?? '');
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin: `http://${host}`,
    host,
    requests,
    put: (path, content) =>
      handlers.set(path, (request, response) => serve(Buffer.from(content), request, response)),
    on: (path, handler) => handlers.set(path, handler),
    remove: (path) => handlers.delete(path),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** RFC 9110: conditions, one range, If-Range. */
export function serve(content: Buffer, request: IncomingMessage, response: ServerResponse): void {
  const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;
  const { 'if-none-match': noneMatch, range, 'if-range': ifRange } = request.headers;
  if (noneMatch === etag) return void response.writeHead(304, { etag }).end();
  const start = /^bytes=(\d+)-$/u.exec(range ?? '')?.[1];
  if (start !== undefined && ifRange === etag) {
    const from = Number(start);
    if (from >= content.length) {
      return void response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    }
    const rest = content.subarray(from);
    return void response
      .writeHead(206, {
        etag,
        'content-range': `bytes ${from}-${content.length - 1}/${content.length}`,
        'content-length': rest.length,
      })
      .end(rest);
  }
  response.writeHead(200, { etag, 'content-length': content.length }).end(content);
}
