import type { Transaction } from 'kysely';
import type { Database } from '../database.ts';
import type { RunScanJob } from '../../domain/run-scan-job.ts';

/** The durable queue of accepted scans. */
export interface JobQueue {
  /** Queues the job together with what else the transaction writes: both happen, or neither. */
  enqueueRunScan(transaction: Transaction<Database>, job: RunScanJob): Promise<void>;
}
