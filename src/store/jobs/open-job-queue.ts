import { fromKysely, fromPglite, PgBoss, type ConstructorOptions } from 'pg-boss';
import type { RunScanJob } from '../../domain/run-scan-job.ts';
import type { Connection } from '../database.ts';
import type { Store } from '../open-store.ts';
import { recoverRunScanJobs } from './recover-run-scan-jobs.ts';
import { hasUpdateJob, recoverUpdateJobs } from './recover-update-jobs.ts';
import { runScanQueue, runScanQueueOptions } from './run-scan-queue.ts';
import { updateQueue, updateQueueOptions } from './update-queue.ts';

export type RunScanHandler = (job: RunScanJob, signal: AbortSignal) => Promise<void>;

export interface JobCount {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
}

/** The durable queues of accepted scans and of updates of the intelligence. */
export interface JobQueue {
  /** In a transaction of the job's organization: queues the job together with what else the transaction writes: both happen, or neither. */
  enqueueRunScan(transaction: Connection, job: RunScanJob): Promise<void>;
  /**
   * Works on queued scans, `concurrency` at once, beginning with those a dead process left behind. The handler
   * may be called again for the same job; its signal aborts on `stop` and when another worker took over.
   */
  startWorker(handler: RunScanHandler, options?: { readonly concurrency?: number }): Promise<void>;
  /** Queues an update of the intelligence, in a transaction of the installation when one is given; false when one is there. */
  enqueueUpdate(transaction?: Connection): Promise<boolean>;
  /** Whether an update waits or is under way. */
  hasUpdate(): Promise<boolean>;
  /** Works on updates, beginning with one that a dead process left behind. The signal aborts on `stop`. */
  startUpdater(handler: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** How many jobs of each queue wait for a worker, and how many are worked on; at most a minute old. */
  countJobs(): Promise<readonly JobCount[]>;
  /** Asks running handlers to end, waits for them at most `timeoutMs`, and lets go of the engine. */
  stop(options?: { readonly timeoutMs?: number }): Promise<void>;
}

/** Opens the queue in the store's own database. `onError` hears of faults that no caller waits for. */
export async function openJobQueue(store: Store, onError: (error: unknown) => void): Promise<JobQueue> {
  const boss = new PgBoss(bossOptions(store));
  boss.on('error', onError);
  await boss.start();
  await ensureQueues(boss, store);
  const stopping = new AbortController();

  return {
    async enqueueRunScan(transaction, job) {
      await store.forOrganization(job.organizationId).outsideTenant(transaction, async () => {
        await boss.send(runScanQueue, job, { id: job.scanSiteId, db: fromKysely(transaction) });
      });
    },
    async startWorker(handler, { concurrency = 1 } = {}) {
      await recoverRunScanJobs(boss, store);
      await boss.work<RunScanJob>(
        runScanQueue,
        { localConcurrency: concurrency, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
        async (jobs) => {
          for (const job of jobs) {
            await handler(job.data, AbortSignal.any([job.signal, stopping.signal]));
          }
        },
      );
    },
    async enqueueUpdate(transaction) {
      const id = await boss.send(updateQueue, {}, transaction && { db: fromKysely(transaction) });
      return id !== null;
    },
    hasUpdate: () => hasUpdateJob(boss),
    async startUpdater(handler) {
      await recoverUpdateJobs(boss, store);
      await boss.work(updateQueue, { pollingIntervalSeconds: 2 }, async (jobs) => {
        for (const job of jobs) await handler(AbortSignal.any([job.signal, stopping.signal]));
      });
    },
    async countJobs() {
      const counts: JobCount[] = [];
      for (const { name } of await boss.getQueues()) {
        const [stats] = await boss.getQueueStats(name, { force: true });
        counts.push({ queue: name, waiting: stats?.queuedCount ?? 0, active: stats?.activeCount ?? 0 });
      }
      return counts;
    },
    async stop({ timeoutMs = 4000 } = {}) {
      stopping.abort(new Error('Sitewarden is stopping.'));
      await boss.stop({ graceful: true, timeout: Math.max(1000, timeoutMs) });
    },
  };
}

function bossOptions(store: Store): ConstructorOptions {
  const shared = {
    schema: 'pgboss',
    schedule: false,
    useListenNotify: true,
    openTelemetry: { enabled: false },
  };
  if ('pglite' in store.engine) {
    return { ...shared, backend: 'pglite', db: fromPglite(store.engine.pglite), registerInstance: false };
  }
  // A worker that died is noticed within one supervision after its heartbeat ran out.
  return {
    ...shared,
    connectionString: store.engine.databaseUrl,
    application_name: 'sitewarden-jobs',
    max: 4,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  };
}

async function ensureQueues(boss: PgBoss, store: Store): Promise<void> {
  const options = runScanQueueOptions(store.kind);
  await boss.createQueue(runScanQueue, options);
  await boss.updateQueue(runScanQueue, options);
  const { policy, ...updates } = updateQueueOptions(store.kind);
  await boss.createQueue(updateQueue, { policy, ...updates });
  // The policy of a queue that is there cannot be changed.
  await boss.updateQueue(updateQueue, updates);
}
