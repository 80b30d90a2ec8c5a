/**
 * What HEALTHCHECK of the image asks, by the command that the container runs (proc(5): `cmdline` of its first process, or of the
 * file that is named): those with an address are asked whether they answer. A worker without `SITEWARDEN_WORKER_PORT`, an
 * agent, or any other command has none, and is healthy as long as it runs; the container ends with it.
 */
import { readFileSync } from 'node:fs';

const words = readFileSync(process.argv[2] ?? '/proc/1/cmdline', 'utf8').split('\0');
const command = words[words.findIndex((word) => word.endsWith('src/main/sitewarden.ts')) + 1] ?? '';
const { SITEWARDEN_PORT: port = '8080', SITEWARDEN_WORKER_PORT: workerPort } = process.env;
const ports: Readonly<Record<string, string | undefined>> = { serve: port, api: port, worker: workerPort };
const asked = ports[command];
if (asked !== undefined && !(await answers(asked))) process.exitCode = 1;

async function answers(at: string): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${at}/healthz`, { signal: AbortSignal.timeout(4000) })).ok;
  } catch {
    return false;
  }
}
