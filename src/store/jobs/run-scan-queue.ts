import type { PgBoss, QueueOptions } from 'pg-boss';
import { runScanForm, type JobRoute } from '../../domain/run-scan-job.ts';

/**
 * The queue of the jobs that only some workers take: a worker never looks into the queues of labels that it has not, nor
 * of forms that it does not know.
 */
export function runScanQueueOf({ workerLabel, jobForm }: JobRoute): string {
  const form = jobForm === 1 ? 'run-scan' : `run-scan.${jobForm}`;
  return workerLabel === null ? form : `${form}/${workerLabel}`;
}

/**
 * The queue of parts of which nothing more is scanned: their end is only to be judged, so that any worker takes them whatever
 * networks it reaches, beside its scans.
 */
export function endingQueueOf(jobForm: number): string {
  return `${runScanQueueOf({ workerLabel: null, jobForm })}.ending`;
}

/** Every queue of scans that a worker with these labels takes jobs from, of all forms up to its own. */
export function runScanQueuesOf(labels: readonly string[], newestForm: number): string[] {
  return formsUpTo(newestForm).flatMap((jobForm) =>
    [null, ...labels].map((workerLabel) => runScanQueueOf({ workerLabel, jobForm })),
  );
}

/** Every queue of endings that a worker takes jobs from. */
export function endingQueuesOf(newestForm: number): string[] {
  return formsUpTo(newestForm).map(endingQueueOf);
}

function formsUpTo(newest: number): number[] {
  return Array.from({ length: newest }, (_, index) => index + 1);
}

/** Makes the queues that jobs of this release with the label go to, where they are not there; not inside a transaction. */
export async function ensureRunScanQueue(
  boss: PgBoss,
  kind: 'embedded' | 'server',
  workerLabel: string | null,
): Promise<void> {
  for (const jobForm of formsUpTo(runScanForm)) {
    await ensureQueue(boss, kind, runScanQueueOf({ workerLabel, jobForm }));
  }
}

export async function ensureQueue(boss: PgBoss, kind: 'embedded' | 'server', queue: string): Promise<void> {
  const options = runScanQueueOptions(kind);
  await boss.createQueue(queue, options);
  await boss.updateQueue(queue, options);
}

/**
 * How jobs of the queue live. Whether a scan is given up is decided by the scan, not by the queue: its retries
 * are only a backstop. The embedded engine needs no heartbeat, because the directory's lock tells who lives.
 */
function runScanQueueOptions(kind: 'embedded' | 'server'): QueueOptions & { readonly notify: boolean } {
  return {
    notify: true,
    retryLimit: 1000,
    retryDelay: 1,
    // Just under a day, the longest pg-boss allows; the scan's own deadline is what ends it.
    expireInSeconds: 86_000,
    deleteAfterSeconds: 86_400,
    ...(kind === 'server' && { heartbeatSeconds: 15 }),
  };
}
