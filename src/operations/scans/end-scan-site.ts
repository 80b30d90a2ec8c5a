import { isActiveScanStatus, type ScanSite, type ScanStatus } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { lockScan, setScanStatus, updateScanFigures } from '../../store/queries/scan-queries.ts';
import { listScanSites, setScanSiteStatus } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';

const actor = { kind: 'system', id: 'worker', scopes: [], siteIds: null } as const;

export interface ScanSiteEnd {
  readonly status: 'finished' | 'partial' | 'failed';
  readonly finishedAt: Date;
  readonly reasons: readonly string[];
  readonly intelDigest?: string;
  /** What else is written in the same transaction. */
  readonly keep?: (connection: Connection) => Promise<void>;
}

/**
 * Ends one site's part and, when it was the last, its scan. Nothing is written when the part has ended already,
 * so a second worker with the same job cannot double or change a result.
 */
export async function endScanSite(
  context: Pick<OperationContext, 'clock' | 'newId' | 'store'>,
  organizationId: string,
  scanSite: ScanSite,
  end: ScanSiteEnd,
): Promise<void> {
  const { status, finishedAt, reasons } = end;
  await context.store.transaction(async (connection) => {
    await lockScan(connection, organizationId, scanSite.scanId);
    const change = { status, finishedAt, reasons };
    if (!(await setScanSiteStatus(connection, organizationId, scanSite.id, change))) return;
    await end.keep?.(connection);
    await updateScanFigures(connection, organizationId, scanSite.scanId);
    const parts = await listScanSites(connection, organizationId, scanSite.scanId);
    if (parts.some((part) => isActiveScanStatus(part.status))) return;
    await setScanStatus(connection, organizationId, scanSite.scanId, {
      status: statusOfWhole(parts),
      finishedAt,
      reasons: [...new Set(parts.flatMap((part) => part.reasons))],
      ...(end.intelDigest !== undefined && { intelDigest: end.intelDigest }),
    });
    await recordChange(
      connection,
      { ...context, organizationId, actor },
      { action: 'executeScanSite', objectKind: 'scan', objectId: scanSite.scanId, after: { status } },
    );
  });
}

/** A scan is as good as its parts: finished or failed when all are, else partial. */
function statusOfWhole(parts: readonly ScanSite[]): ScanStatus {
  const [first] = parts;
  const isUniform = first !== undefined && parts.every((part) => part.status === first.status);
  return isUniform ? first.status : 'partial';
}
