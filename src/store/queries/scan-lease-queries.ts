import { activeScanStatuses } from '../../domain/scan.ts';
import type { JobRoute, LeasedScanJob, RunScanJob } from '../../domain/run-scan-job.ts';
import type { Connection } from '../database.ts';

export interface TakenScanSite {
  /** This one included, since the last stored host. */
  readonly attempts: number;
  readonly lease: number;
  /** How long others have worked on it before. */
  readonly workedMs: number;
  readonly jobForm: number;
}

/**
 * Takes a part that has not ended: from now on nobody else's writes to it are kept. Counts one more attempt;
 * undefined when there is nothing to take.
 */
export async function takeScanSite(
  db: Connection,
  { organizationId, scanSiteId }: RunScanJob,
  workerId: string | null,
): Promise<TakenScanSite | undefined> {
  return db
    .updateTable('scan_sites')
    .set((set) => ({
      attempts: set('attempts', '+', 1),
      lease: set('lease', '+', 1),
      worker_id: workerId,
      unreached_since: null,
    }))
    .where('organization_id', '=', organizationId)
    .where('id', '=', scanSiteId)
    .where('status', 'in', activeScanStatuses)
    .returning(['attempts', 'lease', 'worked_ms as workedMs', 'job_form as jobForm'])
    .executeTakeFirst();
}

/** Whether the job still has its part, which nobody takes until the transaction ends. */
export async function keepLease(db: Connection, job: LeasedScanJob): Promise<boolean> {
  const row = await db
    .selectFrom('scan_sites')
    .select('id')
    .where('organization_id', '=', job.organizationId)
    .where('id', '=', job.scanSiteId)
    .where('lease', '=', job.lease)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Hands a part back that the job has: the attempt of a run that was asked to stop does not count. */
export async function handBackScanSite(db: Connection, job: LeasedScanJob): Promise<void> {
  await db
    .updateTable('scan_sites')
    .set({ attempts: 0, worker_id: null })
    .where('organization_id', '=', job.organizationId)
    .where('id', '=', job.scanSiteId)
    .where('lease', '=', job.lease)
    .execute();
}

/** Takes back the attempts of a job that has its part and got on. */
export async function clearScanSiteAttempts(db: Connection, job: LeasedScanJob): Promise<void> {
  await db
    .updateTable('scan_sites')
    .set({ attempts: 0 })
    .where('organization_id', '=', job.organizationId)
    .where('id', '=', job.scanSiteId)
    .where('lease', '=', job.lease)
    .execute();
}

/**
 * Lets any worker take a part, which is on hold no more and gives up its site; in the transaction that queues it again. Gives
 * how it was routed until now.
 */
export async function leaveToAnyWorker(
  db: Connection,
  organizationId: string,
  scanSiteId: string,
): Promise<JobRoute | undefined> {
  const before = await db
    .selectFrom('scan_sites')
    .select(['worker_label as workerLabel', 'job_form as jobForm'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', scanSiteId)
    .executeTakeFirst();
  await db
    .updateTable('scan_sites')
    .set({
      worker_label: null,
      worker_id: null,
      attempts: 0,
      turn_of: null,
      hold: null,
      unreached_since: null,
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', scanSiteId)
    .execute();
  return before;
}

/** Every accepted part that has not ended, of all organizations: what the queue must know of. */
export async function listUnfinishedScanSites(db: Connection): Promise<(RunScanJob & JobRoute)[]> {
  return db
    .selectFrom('scan_sites')
    .select([
      'organization_id as organizationId',
      'scan_id as scanId',
      'id as scanSiteId',
      'worker_label as workerLabel',
      'job_form as jobForm',
    ])
    .where('status', 'in', activeScanStatuses)
    .orderBy('id')
    .execute();
}
