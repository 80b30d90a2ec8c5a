/**
 * What HEALTHCHECK of the image asks, by the command that the container runs (proc(5): `cmdline` of its first process, or of the
 * file that is named): those with an address are asked whether they answer. A worker without `SITEWARDEN_WORKER_PORT`, an
 * agent, or any other command has none that is known (a port 0 is any), and is healthy as long as it runs; the container
 * ends with it.
 */
import { readFileSync } from 'node:fs';
import { get } from 'node:http';

const words = readFileSync(process.argv[2] ?? '/proc/1/cmdline', 'utf8').split('\0');
const command = words[words.findIndex((word) => word.endsWith('src/main/sitewarden.ts')) + 1] ?? '';
const {
  SITEWARDEN_HOST: host = '127.0.0.1',
  SITEWARDEN_PORT: port = '8080',
  SITEWARDEN_WORKER_PORT: workerPort,
} = process.env;
const ports: Readonly<Record<string, string | undefined>> = { serve: port, api: port, worker: workerPort };
const asked = Number(ports[command] ?? 0);
if (asked !== 0 && !(await answers(asked))) process.exitCode = 1;

/** By `node:http`: `fetch` refuses some ports, such as 6000. */
async function answers(at: number): Promise<boolean> {
  // Whoever listens on all addresses is asked at his own.
  const own: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  const address = { host: own[host] ?? host, port: at, path: '/healthz', agent: false };
  return new Promise((resolve) => {
    const request = get({ ...address, signal: AbortSignal.timeout(4000) }, ({ statusCode = 0 }) => {
      resolve(statusCode >= 200 && statusCode < 300);
      request.destroy();
    });
    request.on('error', () => resolve(false));
  });
}
