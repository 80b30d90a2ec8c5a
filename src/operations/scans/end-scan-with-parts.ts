import { endOfWholeScan, type ScanStatus } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { endScan } from '../../store/queries/scan-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';
import { announceScanEnd } from '../notifications/announce-scan.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Ends a scan whose parts have all ended, writes down who is told of it, and gives the state it ended in; undefined while
 * one is under way. To be called with the scan locked.
 */
export async function endScanWithParts(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'clock' | 'newId'>,
  scanId: string,
  end: { readonly finishedAt: Date; readonly intelDigest?: string | undefined },
): Promise<ScanStatus | undefined> {
  const { organizationId } = context;
  const parts = await listScanSites(connection, organizationId, scanId);
  const status = endOfWholeScan(parts.map((part) => part.status));
  if (status === undefined) return undefined;
  const reasons = [...new Set(parts.flatMap((part) => part.reasons))];
  if (!(await endScan(connection, organizationId, scanId, { ...end, status, reasons }))) return undefined;
  await announceScanEnd(connection, context, scanId);
  return status;
}
