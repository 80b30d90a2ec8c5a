import type { Settings } from '../config/settings.ts';
import { createWorkerHealth } from '../http/create-worker-health.ts';
import { listenError } from './serve-listen.ts';
import type { Surroundings } from './surroundings.ts';

/** Lets a worker tell how it does, where `SITEWARDEN_WORKER_PORT` is set. Throws what names the setting to change. */
export async function openWorkerHealth(
  { host, workerPort }: Settings,
  isReady: () => Promise<boolean>,
  shortcoming: string | undefined,
  { say, closing }: Pick<Surroundings, 'say' | 'closing'>,
): Promise<void> {
  if (workerPort === undefined) return;
  const server = createWorkerHealth(isReady, shortcoming);
  await listen(server, host, workerPort);
  closing.add('work', 'health', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : workerPort;
  say(`Health http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`);
}

async function listen(
  server: ReturnType<typeof createWorkerHealth>,
  host: string,
  port: number,
): Promise<void> {
  const heard = new Promise((resolve, reject) => {
    server.once('error', reject).once('listening', resolve);
  });
  try {
    server.listen({ host, port });
    await heard;
  } catch (cause) {
    throw listenError(cause, host, port, 'SITEWARDEN_WORKER_PORT');
  }
}
