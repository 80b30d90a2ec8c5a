import { fromKysely, type PgBoss } from 'pg-boss';
import type { JobRoute, RunScanJob } from '../../domain/run-scan-job.ts';
import type { Connection } from '../database.ts';
import { endingQueueOf, runScanQueueOf } from './run-scan-queue.ts';

/** Queues a part to be judged as it is; in a transaction, outside of any tenant. Whatever job it had is gone. */
export async function queueEnding(
  boss: PgBoss,
  transaction: Connection,
  part: RunScanJob & JobRoute,
): Promise<void> {
  const db = fromKysely(transaction);
  for (const queue of queuesOfPart(part)) await boss.deleteJob(queue, part.scanSiteId, { db });
  await sendEnding(boss, transaction, part);
}

/** Queues it where it has no job. */
export async function sendEnding(
  boss: PgBoss,
  transaction: Connection,
  { organizationId, scanId, scanSiteId, jobForm }: RunScanJob & JobRoute,
): Promise<void> {
  const job = { organizationId, scanId, scanSiteId };
  await boss.send(endingQueueOf(jobForm), job, { id: scanSiteId, db: fromKysely(transaction) });
}

/** Where a job of the part may be. */
export function queuesOfPart(part: JobRoute): string[] {
  return [runScanQueueOf(part), endingQueueOf(part.jobForm)];
}
