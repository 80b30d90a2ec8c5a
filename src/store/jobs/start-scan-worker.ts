import type { PgBoss } from 'pg-boss';
import { runScanForm, type RunScanJob } from '../../domain/run-scan-job.ts';
import type { Store } from '../open-store.ts';
import { recoverRunScanJobs } from './recover-run-scan-jobs.ts';
import { endingQueuesOf, ensureQueue, runScanQueuesOf } from './run-scan-queue.ts';

export type RunScanHandler = (job: RunScanJob, signal: AbortSignal) => Promise<void>;

export interface WorkerOptions {
  readonly concurrency?: number;
  readonly labels?: readonly string[];
  /** The newest form of jobs that the worker knows. */
  readonly newestForm?: number;
}

const recoverEveryMs = 30_000;
const looking = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 };

/** Works on the queues that the worker can serve, until `stopping` aborts; `onError` hears what no caller waits for. */
export async function startScanWorker(
  { boss, store, stopping, onError }: ScanWorkerGround,
  handler: RunScanHandler,
  { concurrency = 1, labels = [], newestForm = runScanForm }: WorkerOptions,
): Promise<void> {
  await recoverRunScanJobs(boss, store);
  const work = async (queue: string): Promise<void> => {
    const id = await boss.work<RunScanJob>(queue, looking, async (jobs) => {
      try {
        for (const job of jobs) await handler(job.data, AbortSignal.any([job.signal, stopping]));
      } finally {
        // Whoever was busy has not heard of what came meanwhile.
        boss.notifyWorker(id);
      }
    });
  };
  for (const queue of runScanQueuesOf(labels, newestForm)) {
    await ensureQueue(boss, store.kind, queue);
    // One by one, since those that pg-boss begins together have one id and only the first of them would hear.
    for (let one = 0; one < concurrency; one += 1) await work(queue);
  }
  for (const queue of endingQueuesOf(newestForm)) {
    await ensureQueue(boss, store.kind, queue);
    await work(queue);
  }
  if (store.kind === 'embedded') return;
  // A job that is lost, by a restored backup for example, is a scan that hangs.
  const recovering = setInterval(() => void recoverRunScanJobs(boss, store).catch(onError), recoverEveryMs);
  recovering.unref();
  stopping.addEventListener('abort', () => clearInterval(recovering), { once: true });
}

interface ScanWorkerGround {
  readonly boss: PgBoss;
  readonly store: Store;
  readonly stopping: AbortSignal;
  readonly onError: (error: unknown) => void;
}
