import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite, ScanStatus } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { lockScan, updateScanFigures } from '../../store/queries/scan-queries.ts';
import { deleteDivision } from '../../store/queries/scan-division-queries.ts';
import { setScanSiteStatus } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { endScanWithParts } from './end-scan-with-parts.ts';
import { assertLease } from './scan-lease.ts';

export interface ScanSiteEnd {
  readonly status: 'finished' | 'partial' | 'stopped' | 'failed';
  readonly finishedAt: Date;
  readonly reasons: readonly string[];
  readonly intelDigest?: string;
  /** Only while this job has the part; absent: whoever has it. */
  readonly job?: LeasedScanJob;
  /** Asked in the transaction: nothing is written when it says no. */
  readonly onlyIf?: (connection: Connection) => Promise<boolean>;
  /** What else is written in the same transaction. */
  readonly keep?: (connection: Connection) => Promise<void>;
}

/**
 * In a transaction: ends one site's part and, when it was the last, its scan. Gives the state of the scan when it
 * ended with this part. Nothing is written when the part has ended already. Rejects with `LeaseLost`.
 */
export async function closeScanSite(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'clock' | 'newId'>,
  { id, scanId }: Pick<ScanSite, 'id' | 'scanId'>,
  end: ScanSiteEnd,
): Promise<ScanStatus | undefined> {
  const { organizationId } = context;
  const { status, finishedAt, reasons, intelDigest } = end;
  await lockScan(connection, organizationId, scanId);
  if (end.job !== undefined) await assertLease(connection, end.job);
  if (end.onlyIf !== undefined && !(await end.onlyIf(connection))) return undefined;
  const change = { status, finishedAt, reasons };
  if (!(await setScanSiteStatus(connection, organizationId, id, change))) return undefined;
  await deleteDivision(connection, { organizationId, scanSiteId: id });
  await end.keep?.(connection);
  await updateScanFigures(connection, organizationId, scanId);
  return endScanWithParts(connection, context, scanId, { finishedAt, intelDigest });
}
