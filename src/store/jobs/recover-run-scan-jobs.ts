import { sql } from 'kysely';
import { fromKysely, type PgBoss } from 'pg-boss';
import { activeScanStatuses } from '../../domain/scan.ts';
import type { JobRoute, RunScanJob } from '../../domain/run-scan-job.ts';
import type { Store } from '../open-store.ts';
import { listUnfinishedScanSites } from '../queries/scan-lease-queries.ts';
import { lockPartOfJob } from './lock-part-of-job.ts';
import { endingQueueOf, runScanQueueOf } from './run-scan-queue.ts';

/**
 * Makes sure that every accepted part that has not ended is queued. On the embedded engine nobody else can be
 * alive, so at the start a job still marked as worked on was left by a dead process and is queued afresh at once; on a
 * server its worker may live, and the heartbeat decides.
 */
export async function recoverRunScanJobs(boss: PgBoss, store: Store): Promise<void> {
  const activeIsAlive = store.kind === 'server';
  const lost = activeIsAlive ? await listPartsWithoutJob(store) : await listUnfinishedScanSites(store.db);
  for (const unfinished of lost) await requeueRunScanJob(boss, store, unfinished, { activeIsAlive });
}

/** Queues a job unless it waits already, or is worked on by somebody who is alive. */
export async function requeueRunScanJob(
  boss: PgBoss,
  store: Store,
  { organizationId, scanId, scanSiteId: id, workerLabel, jobForm }: RunScanJob & JobRoute,
  { activeIsAlive }: { readonly activeIsAlive: boolean },
): Promise<void> {
  const queue = runScanQueueOf({ workerLabel, jobForm });
  await store.transaction(async (transaction) => {
    const db = fromKysely(transaction);
    // One after the other: the second of two would take away what the first has queued, and a worker may have by then.
    await lockPartOfJob(transaction, id);
    for (const name of [queue, endingQueueOf(jobForm)]) {
      const [job] = await boss.findJobs(name, { id, db });
      const isWaiting = job?.state === 'created' || job?.state === 'retry';
      const isAlive = job?.state === 'active' && activeIsAlive;
      if (isWaiting || isAlive) return;
      if (job !== undefined) await boss.deleteJob(name, id, { db });
    }
    await boss.send(queue, { organizationId, scanId, scanSiteId: id }, { id, db });
  });
}

/** By one question to the queue's own table, since thousands may wait; those on hold are woken by others. */
async function listPartsWithoutJob(store: Store): Promise<(RunScanJob & JobRoute)[]> {
  const { rows } = await sql<RunScanJob & JobRoute>`
    select part.organization_id as "organizationId", part.scan_id as "scanId", part.id as "scanSiteId",
      part.worker_label as "workerLabel", part.job_form as "jobForm"
    from scan_sites part where part.status = any(${[...activeScanStatuses]}::text[]) and part.hold is null
      and not exists (select 1 from pgboss.job job
        where job.id = part.id and job.name like 'run-scan%' and job.state in ('created', 'retry', 'active'))
    order by part.id limit 1000`.execute(store.db);
  return rows;
}
