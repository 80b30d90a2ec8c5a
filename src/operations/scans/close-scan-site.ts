import type { ScanSite, ScanStatus } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { lockScan, updateScanFigures } from '../../store/queries/scan-queries.ts';
import { setScanSiteStatus } from '../../store/queries/scan-site-queries.ts';
import { endScanWithParts } from './end-scan-with-parts.ts';

export interface ScanSiteEnd {
  readonly status: 'finished' | 'partial' | 'stopped' | 'failed';
  readonly finishedAt: Date;
  readonly reasons: readonly string[];
  readonly intelDigest?: string;
  /** What else is written in the same transaction. */
  readonly keep?: (connection: Connection) => Promise<void>;
}

/**
 * In a transaction: ends one site's part and, when it was the last, its scan. Gives the state of the scan when it
 * ended with this part. Nothing is written when the part has ended already.
 */
export async function closeScanSite(
  connection: Connection,
  organizationId: string,
  { id, scanId }: Pick<ScanSite, 'id' | 'scanId'>,
  end: ScanSiteEnd,
): Promise<ScanStatus | undefined> {
  const { status, finishedAt, reasons, intelDigest } = end;
  await lockScan(connection, organizationId, scanId);
  const change = { status, finishedAt, reasons };
  if (!(await setScanSiteStatus(connection, organizationId, id, change))) return undefined;
  await end.keep?.(connection);
  await updateScanFigures(connection, organizationId, scanId);
  return endScanWithParts(connection, organizationId, scanId, { finishedAt, intelDigest });
}
