import { isActiveScanStatus, type ScanSite, type ScanStatus } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { endScan } from '../../store/queries/scan-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';

/**
 * Ends a scan whose parts have all ended, and gives the state it ended in; undefined while one is under way. To be
 * called with the scan locked.
 */
export async function endScanWithParts(
  connection: Connection,
  organizationId: string,
  scanId: string,
  end: { readonly finishedAt: Date; readonly intelDigest?: string | undefined },
): Promise<ScanStatus | undefined> {
  const parts = await listScanSites(connection, organizationId, scanId);
  if (parts.some((part) => isActiveScanStatus(part.status))) return undefined;
  const status = statusOfWhole(parts);
  const reasons = [...new Set(parts.flatMap((part) => part.reasons))];
  return (await endScan(connection, organizationId, scanId, { ...end, status, reasons }))
    ? status
    : undefined;
}

/** Stopped when a part was; else as good as its parts: finished or failed when all are, otherwise partial. */
function statusOfWhole(parts: readonly ScanSite[]): ScanStatus {
  if (parts.some((part) => part.status === 'stopped')) return 'stopped';
  const [first] = parts;
  const isUniform = first !== undefined && parts.every((part) => part.status === first.status);
  return isUniform ? first.status : 'partial';
}
