import { fromKysely, type PgBoss } from 'pg-boss';
import type { Store } from '../open-store.ts';
import { listUnfinishedScanSites } from '../queries/scan-site-queries.ts';
import { runScanQueue } from './run-scan-queue.ts';

/**
 * Makes sure that every accepted scan that has not ended is queued. On the embedded engine nobody else can be
 * alive, so a job still marked as worked on was left by a dead process and is queued afresh at once; on a server
 * its worker may live, and the heartbeat decides.
 */
export async function recoverRunScanJobs(boss: PgBoss, store: Store): Promise<void> {
  for (const unfinished of await listUnfinishedScanSites(store.db)) {
    await store.transaction(async (transaction) => {
      const db = fromKysely(transaction);
      const [job] = await boss.findJobs(runScanQueue, { id: unfinished.scanSiteId, db });
      const isWaiting = job?.state === 'created' || job?.state === 'retry';
      const isAlive = job?.state === 'active' && store.kind === 'server';
      if (isWaiting || isAlive) return;
      if (job !== undefined) await boss.deleteJob(runScanQueue, unfinished.scanSiteId, { db });
      await boss.send(runScanQueue, unfinished, { id: unfinished.scanSiteId, db });
    });
  }
}
