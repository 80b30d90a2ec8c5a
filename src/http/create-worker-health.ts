import { createServer, type Server, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';

const requestTimeoutMs = 5000;

/**
 * A worker's `/healthz` (it runs), `/readyz` (`isReady`, else 503; then what it lacks, `shortcoming`) and `/metrics` (its
 * process). Not yet listening. It tells nothing of organizations, so it asks for no credentials.
 */
export function createWorkerHealth(isReady: () => Promise<boolean>, shortcoming?: string): Server {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const server = createServer({ requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs });
  server.maxConnections = 100;
  server.on('request', ({ method, url }, response) => {
    void answer(method === 'GET' ? url : undefined, response, { isReady, shortcoming, register });
  });
  return server;
}

interface Answering {
  readonly isReady: () => Promise<boolean>;
  readonly shortcoming: string | undefined;
  readonly register: Registry;
}

async function answer(
  path: string | undefined,
  response: ServerResponse,
  { isReady, shortcoming, register }: Answering,
): Promise<void> {
  const send = (status: number, text: string, type = 'text/plain; charset=utf-8'): void =>
    void response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  if (path === '/healthz') return send(200, 'ok\n');
  if (path === '/metrics') return send(200, await register.metrics(), register.contentType);
  if (path !== '/readyz') return send(404, 'not found\n');
  if (!(await isReady())) return send(503, 'not ready\n');
  return send(200, shortcoming === undefined ? 'ready\n' : `ready\n${shortcoming}\n`);
}
