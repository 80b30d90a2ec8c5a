import type { PgBoss } from 'pg-boss';
import type { Store } from '../open-store.ts';

/**
 * Queues the one job of a queue afresh that a dead process left behind. On the embedded engine nobody else can be alive;
 * on a server its worker may live, and the heartbeat decides.
 */
export async function recoverExclusiveJob(boss: PgBoss, store: Store, queue: string): Promise<void> {
  if (store.kind === 'server') return;
  if (!(await hasJob(boss, queue))) return;
  await boss.deleteAllJobs(queue);
  await boss.send(queue, {});
}

/** Whether a job of the queue waits or is under way. */
export async function hasJob(boss: PgBoss, queue: string): Promise<boolean> {
  const jobs = await boss.findJobs(queue);
  return jobs.some(({ state }) => state === 'active' || state === 'created' || state === 'retry');
}
