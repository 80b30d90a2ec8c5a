import type { ScanSite } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { hasHostObservation } from '../../store/queries/scan-observation-queries.ts';
import { findScan } from '../../store/queries/scan-queries.ts';
import { noteSiteCheck } from '../../store/queries/site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { systemActor } from '../system-actor.ts';
import { closeScanSite, type ScanSiteEnd } from './close-scan-site.ts';

/** A part of a scan that has just ended. */
export interface EndedPart {
  readonly organizationId: string;
  readonly scanId: string;
  readonly siteId: string;
  readonly scanSiteId: string;
  readonly status: ScanSite['status'];
  readonly reasons: readonly string[];
}

/**
 * Ends one site's part and, when it was the last, its scan. Nothing is written when the part has ended already,
 * so a second worker with the same job cannot double or change a result.
 */
export async function endScanSite(
  context: Pick<OperationContext, 'clock' | 'newId' | 'store'> & {
    /** Told once it is so. */
    readonly onPartEnded?: ((part: EndedPart) => void) | undefined;
  },
  organizationId: string,
  scanSite: ScanSite,
  end: ScanSiteEnd,
): Promise<void> {
  const keep = async (connection: Connection): Promise<void> => {
    await end.keep?.(connection);
    await noteCheck(connection, organizationId, scanSite, end);
  };
  const { id: scanSiteId, scanId, siteId } = scanSite;
  const ended = await context.store.transaction(async (connection) => {
    const inside = { ...context, organizationId };
    const status = await closeScanSite(connection, inside, scanSite, { ...end, keep });
    if (status === undefined) return undefined;
    await recordChange(
      connection,
      { ...inside, actor: systemActor('worker') },
      {
        action: 'executeScanSite',
        objectKind: 'scan',
        objectId: scanSite.scanId,
        before: { status: scanSite.status },
        after: { status, reasons: end.reasons },
      },
    );
    return { organizationId, scanId, siteId, scanSiteId, status: end.status, reasons: end.reasons };
  });
  if (ended !== undefined) context.onPartEnded?.(ended);
}

/**
 * Whoever answered was reached. That nobody did says something of the site only when it was asked as a whole and to
 * the end: a few addresses on demand may all be unused.
 */
async function noteCheck(
  connection: Connection,
  organizationId: string,
  scanSite: ScanSite,
  { status, finishedAt }: ScanSiteEnd,
): Promise<void> {
  const reached = await hasHostObservation(connection, organizationId, scanSite.id);
  if (!reached) {
    const scan = await findScan(connection, organizationId, { id: scanSite.scanId });
    if (scan?.kind === 'on_demand' || status === 'failed' || status === 'stopped') return;
  }
  await noteSiteCheck(connection, organizationId, scanSite.siteId, { at: finishedAt, reached });
}
