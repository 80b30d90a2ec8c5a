import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { runScanForm } from '../domain/run-scan-job.ts';
import type { Worker } from '../domain/worker.ts';
import type { InstallationContext } from '../operations/operation-context.ts';
import { forgetWorker, tellOfWorker } from '../operations/workers/tell-of-worker.ts';

const everyMs = 5000;
/** How long a stop waits for the database to hear of it. */
const patienceMs = 1000;

/** Who this process is among the workers. */
export function describeWorker(
  { newId, clock }: Pick<InstallationContext, 'newId' | 'clock'>,
  { labels, release }: Pick<Worker, 'labels' | 'release'>,
): Worker {
  const startedAt = clock.now().toISOString();
  return {
    id: newId(),
    name: `${hostname()}:${process.pid}`,
    labels,
    release,
    jobForm: runScanForm,
    startedAt,
  };
}

/** Tells every five seconds that the worker lives. */
export interface WorkerLife {
  /** From now on it takes nothing new, and says so. */
  drain(): Promise<void>;
  /** It has ended. */
  end(): Promise<void>;
}

/** Registers the worker and keeps it alive; rejects when it cannot be registered. */
export async function liveAsWorker(
  context: InstallationContext,
  worker: Worker,
  log: Logger,
): Promise<WorkerLife> {
  let draining = false;
  await tellOfWorker(context, worker, draining);
  const timer = setInterval(() => {
    // A database that does not answer now is told at the next beat.
    void tellOfWorker(context, worker, draining).catch((error: unknown) =>
      log.warn({ err: error }, 'heartbeat of the worker'),
    );
  }, everyMs);
  timer.unref();
  return {
    async drain() {
      draining = true;
      await Promise.race([
        tellOfWorker(context, worker, draining),
        wait(patienceMs, undefined, { ref: false }),
      ]);
    },
    async end() {
      clearInterval(timer);
      await Promise.race([forgetWorker(context, worker.id), wait(patienceMs, undefined, { ref: false })]);
    },
  };
}
