import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { Connection } from '../../store/database.ts';
import { keepLease } from '../../store/queries/scan-lease-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';

/** Another worker has taken the part: whatever this one still has to say of it is not kept. */
export class LeaseLost extends Error {
  constructor() {
    super('Another worker has taken this part of the scan.');
    this.name = 'LeaseLost';
  }
}

/**
 * In a transaction: nobody takes the part until its end. Rejects with `LeaseLost` where somebody has. Who also locks the
 * scan locks it before, as everybody does.
 */
export async function assertLease(connection: Connection, job: LeasedScanJob): Promise<void> {
  if (!(await keepLease(connection, job))) throw new LeaseLost();
}

/** Writes in one transaction what is only to be kept while the job has its part. */
export async function inLease<T>(
  store: TenantStore,
  job: LeasedScanJob,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return store.transaction(async (connection) => {
    await assertLease(connection, job);
    return work(connection);
  });
}
