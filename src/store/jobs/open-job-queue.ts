import { fromKysely, fromPglite, PgBoss, type ConstructorOptions } from 'pg-boss';
import { runScanForm, type JobRoute, type RunScanJob } from '../../domain/run-scan-job.ts';
import type { Connection } from '../database.ts';
import type { Store } from '../open-store.ts';
import { listWorkerLabels } from '../queries/worker-queries.ts';
import { deliveryQueue, deliveryQueueOptions } from './delivery-queue.ts';
import { hasJob, recoverExclusiveJob } from './recover-exclusive-job.ts';
import { hastenEndings } from './hasten-endings.ts';
import { queueEnding } from './queue-ending.ts';
import { requeueRunScanJob } from './recover-run-scan-jobs.ts';
import { endingQueuesOf, ensureQueue, ensureRunScanQueue, runScanQueueOf } from './run-scan-queue.ts';
import { startScanWorker, type RunScanHandler, type WorkerOptions } from './start-scan-worker.ts';
import { updateQueue, updateQueueOptions } from './update-queue.ts';

export interface JobCount {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
}

/** The durable queues of accepted scans, of updates of the intelligence and of the sending of messages. */
export interface JobQueue {
  /** Queues a job again that was put down before its part of a scan had ended, unless it waits or is worked on. */
  requeueRunScan(job: RunScanJob & JobRoute): Promise<void>;
  /** Has the parts of stopped scans ended soon that nobody works on, however busy workers are; their sites are free at once. */
  hastenEndings(): Promise<void>;
  /**
   * In a transaction of the job's organization: has what a part found judged by any worker, in the place of the job that it had
   * by its route until now.
   */
  enqueueEnding(transaction: Connection, job: RunScanJob & JobRoute): Promise<void>;
  /** In a transaction of the job's organization: queues the job together with what else the transaction writes: both happen, or neither. */
  enqueueRunScan(transaction: Connection, job: RunScanJob & JobRoute): Promise<void>;
  /** Makes it possible to queue jobs for workers with the label; to be called before, outside of any transaction. */
  prepareLabel(label: string): Promise<void>;
  /**
   * Works on queued scans that need none of the labels or one of these, `concurrency` at once of each, beginning with those a
   * dead process left behind; jobs of a newer form are left to others. The handler may be called again for the same job;
   * its signal aborts on `stop` and when another worker took over.
   */
  startWorker(handler: RunScanHandler, options?: WorkerOptions): Promise<void>;
  /** Queues an update of the intelligence, in a transaction of the installation when one is given; false when one is there. */
  enqueueUpdate(transaction?: Connection): Promise<boolean>;
  /** Whether an update waits or is under way. */
  hasUpdate(): Promise<boolean>;
  /** Works on updates, beginning with one that a dead process left behind. The signal aborts on `stop`. */
  startUpdater(handler: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Queues the sending of what is due, unless it waits or is under way. */
  enqueueDelivery(): Promise<void>;
  /** Works on that. The signal aborts on `stop`. */
  startDeliverer(handler: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** How many jobs of each queue wait for a worker, and how many are worked on; at most a minute old. */
  countJobs(): Promise<readonly JobCount[]>;
  /** Asks running handlers to end, waits for them at most `timeoutMs`, and lets go of the engine. */
  stop(options?: { readonly timeoutMs?: number }): Promise<void>;
}

export interface JobQueueOptions {
  /** A job goes on in the trace of whoever queued it. */
  readonly isTraced?: boolean;
  /** What the store's server is, where it has one. */
  readonly engine?: 'postgresql' | 'citus';
}

/**
 * Opens the queue in the store's own database. `onError` hears of faults that no caller waits for.
 */
export async function openJobQueue(
  store: Store,
  onError: (error: unknown) => void,
  { isTraced = false, engine = 'postgresql' }: JobQueueOptions = {},
): Promise<JobQueue> {
  const boss = new PgBoss(bossOptions(store, { isTraced, engine }));
  boss.on('error', onError);
  await boss.start();
  await ensureQueues(boss, store);
  const stopping = new AbortController();
  const workOn = async (queue: string, handler: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    await recoverExclusiveJob(boss, store, queue);
    await boss.work(queue, { pollingIntervalSeconds: 2 }, async (jobs) => {
      for (const job of jobs) await handler(AbortSignal.any([job.signal, stopping.signal]));
    });
  };

  return {
    async enqueueRunScan(transaction, { workerLabel, jobForm, ...job }) {
      const queue = runScanQueueOf({ workerLabel, jobForm });
      await store.forOrganization(job.organizationId).outsideTenant(transaction, async () => {
        await boss.send(queue, job, { id: job.scanSiteId, db: fromKysely(transaction) });
      });
    },
    hastenEndings: () => hastenEndings(boss, store),
    enqueueEnding: (transaction, job) =>
      store
        .forOrganization(job.organizationId)
        .outsideTenant(transaction, () => queueEnding(boss, transaction, job)),
    requeueRunScan: async (job) => requeueRunScanJob(boss, store, job, { activeIsAlive: true }),
    prepareLabel: (label) => ensureRunScanQueue(boss, store.kind, label),
    startWorker: (handler, options = {}) =>
      startScanWorker({ boss, store, stopping: stopping.signal, onError }, handler, options),
    async enqueueUpdate(transaction) {
      const id = await boss.send(updateQueue, {}, transaction && { db: fromKysely(transaction) });
      return id !== null;
    },
    hasUpdate: () => hasJob(boss, updateQueue),
    startUpdater: (handler) => workOn(updateQueue, handler),
    async enqueueDelivery() {
      await boss.send(deliveryQueue, {});
    },
    startDeliverer: (handler) => workOn(deliveryQueue, handler),
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

function bossOptions(store: Store, { isTraced, engine }: Required<JobQueueOptions>): ConstructorOptions {
  const shared = {
    schema: 'pgboss',
    schedule: false,
    useListenNotify: true,
    openTelemetry: { enabled: isTraced, propagateContext: isTraced },
  };
  if ('pglite' in store.engine) {
    return { ...shared, backend: 'pglite', db: fromPglite(store.engine.pglite), registerInstance: false };
  }
  // A worker that died is noticed within one supervision after its heartbeat ran out.
  return {
    ...shared,
    backend: engine === 'citus' ? 'citus' : 'postgres',
    connectionString: store.engine.databaseUrl,
    application_name: 'sitewarden-jobs',
    max: 4,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  };
}

async function ensureQueues(boss: PgBoss, store: Store): Promise<void> {
  for (const label of [null, ...(await listWorkerLabels(store.db))]) {
    await ensureRunScanQueue(boss, store.kind, label);
  }
  for (const queue of endingQueuesOf(runScanForm)) await ensureQueue(boss, store.kind, queue);
  await ensureExclusiveQueue(boss, updateQueue, updateQueueOptions(store.kind));
  await ensureExclusiveQueue(boss, deliveryQueue, deliveryQueueOptions(store.kind));
}

async function ensureExclusiveQueue(
  boss: PgBoss,
  queue: string,
  { policy, ...options }: ReturnType<typeof updateQueueOptions>,
): Promise<void> {
  await boss.createQueue(queue, { policy, ...options });
  // The policy of a queue that is there cannot be changed.
  await boss.updateQueue(queue, options);
}
