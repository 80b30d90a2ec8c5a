import type { ScanSite } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { lockScan, updateScanFigures } from '../../store/queries/scan-queries.ts';
import { setScanSiteStatus } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { systemActor } from '../system-actor.ts';
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
  const { scanId } = scanSite;
  await context.store.transaction(async (connection) => {
    await lockScan(connection, organizationId, scanId);
    const change = { status, finishedAt, reasons };
    if (!(await setScanSiteStatus(connection, organizationId, scanSite.id, change))) return;
    await end.keep?.(connection);
    await updateScanFigures(connection, organizationId, scanId);
    const { intelDigest } = end;
    const whole = await endScanWithParts(connection, organizationId, scanId, { finishedAt, intelDigest });
    if (whole === undefined) return;
    await recordChange(
      connection,
      { ...context, organizationId, actor: systemActor('worker') },
      { action: 'executeScanSite', objectKind: 'scan', objectId: scanId, after: { status: whole } },
    );
  });
}
