import type { PgBoss } from 'pg-boss';
import type { Store } from '../open-store.ts';
import { updateQueue } from './update-queue.ts';

/**
 * Queues an update afresh that a dead process left behind. On the embedded engine nobody else can be alive; on a server
 * its worker may live, and the heartbeat decides.
 */
export async function recoverUpdateJobs(boss: PgBoss, store: Store): Promise<void> {
  if (store.kind === 'server') return;
  if (!(await hasUpdateJob(boss))) return;
  await boss.deleteAllJobs(updateQueue);
  await boss.send(updateQueue, {});
}

/** Whether an update waits or is under way. */
export async function hasUpdateJob(boss: PgBoss): Promise<boolean> {
  const jobs = await boss.findJobs(updateQueue);
  return jobs.some(({ state }) => state === 'active' || state === 'created' || state === 'retry');
}
