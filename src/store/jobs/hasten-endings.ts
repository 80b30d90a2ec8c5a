import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import { activeScanStatuses } from '../../domain/scan.ts';
import { runScanForm, type JobRoute, type RunScanJob } from '../../domain/run-scan-job.ts';
import { handSilentAfterSeconds } from '../../domain/scan-block.ts';
import type { Connection } from '../database.ts';
import type { Store } from '../open-store.ts';
import { countHands } from '../queries/scan-block-queries.ts';
import { lockPartOfJob } from './lock-part-of-job.ts';
import { queuesOfPart, sendEnding } from './queue-ending.ts';

/**
 * Has the parts of stopped scans ended at once that nobody leads, instead of behind what workers are busy with; their sites
 * are free as soon as nobody is at them. Those that are worked on hear of the stop there. Rejects with the first fault, after all others.
 */
export async function hastenEndings(boss: PgBoss, store: Store): Promise<void> {
  let fault: unknown;
  for (const part of await listPartsToEnd(store)) {
    await hastenEnding(boss, store, part).catch((error: unknown) => (fault ??= error));
  }
  if (fault !== undefined) throw fault;
}

async function hastenEnding(boss: PgBoss, store: Store, part: RunScanJob & JobRoute): Promise<void> {
  await store.transaction(async (transaction) => {
    if (!(await takeWaitingJob(transaction, part))) return;
    // Others may still be at its blocks: they hear of the stop, and hand in what they have while the site is the part's.
    const isFree = (await countHands(transaction, part, handSilentAfterSeconds)) === 0;
    await transaction
      .updateTable('scan_sites')
      .set({ hold: null, ...(isFree && { turn_of: null }) })
      .where('id', '=', part.scanSiteId)
      .execute();
    await sendEnding(boss, transaction, part);
  });
}

/** Takes the part's job away where nobody is at it; false where somebody is. */
async function takeWaitingJob(transaction: Connection, part: RunScanJob & JobRoute): Promise<boolean> {
  const { scanSiteId } = part;
  await lockPartOfJob(transaction, scanSiteId);
  const job = sql`pgboss.job where id = ${scanSiteId} and name = any(${queuesOfPart(part)}::text[])`;
  await sql`delete from ${job} and state <> 'active'`.execute(transaction);
  const { rows } = await sql`select 1 from ${job}`.execute(transaction);
  return rows.length === 0;
}

async function listPartsToEnd(store: Store): Promise<(RunScanJob & JobRoute)[]> {
  const { rows } = await sql<RunScanJob & JobRoute>`
    select part.organization_id as "organizationId", part.scan_id as "scanId", part.id as "scanSiteId",
      part.worker_label as "workerLabel", part.job_form as "jobForm"
    from scan_sites part join scans on scans.id = part.scan_id
    where part.status = any(${[...activeScanStatuses]}::text[]) and scans.stop_requested_at is not null
      and part.job_form <= ${runScanForm}
      and not exists (select 1 from pgboss.job job where job.id = part.id and job.name like 'run-scan%'
        and (job.state = 'active' or (job.name like '%.ending' and job.state in ('created', 'retry'))))
    order by part.id limit 1000`.execute(store.db);
  return rows;
}
