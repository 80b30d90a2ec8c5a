import { scanCodeOf } from '../../domain/scan-code.ts';
import type { ScanKind } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { insertScan } from '../../store/queries/scan-queries.ts';
import { insertScanSite } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';

export interface AcceptedScan {
  readonly scanId: string;
  readonly scanSiteId: string;
}

export interface ScanOrder {
  /** The operation that accepts the scan. */
  readonly action: string;
  readonly kind: ScanKind;
  readonly scanScheduleId: string | null;
  readonly minCvss: number;
  readonly siteId: string;
  readonly targetIps: readonly string[];
  readonly subnets: readonly string[];
}

/**
 * Stores a scan of one site and queues it in one transaction, so that an accepted scan is never lost. `also`
 * joins the transaction; when it answers false, nothing was accepted and undefined comes back.
 */
export async function acceptScan(context: OperationContext, order: ScanOrder): Promise<AcceptedScan>;
export async function acceptScan(
  context: OperationContext,
  order: ScanOrder,
  also: (connection: Connection, scanId: string) => Promise<boolean>,
): Promise<AcceptedScan | undefined>;
export async function acceptScan(
  context: OperationContext,
  order: ScanOrder,
  also: (connection: Connection, scanId: string) => Promise<boolean> = async () => true,
): Promise<AcceptedScan | undefined> {
  const { organizationId } = context;
  const scanSiteId = context.newId();
  return context.store
    .transaction(async (connection) => {
      const scanId = await insertWithFreeCode(connection, context, order);
      if (!(await also(connection, scanId))) throw new NotAccepted();
      await insertScanSite(connection, organizationId, { ...order, id: scanSiteId, scanId });
      await context.jobs.enqueueRunScan(connection, { organizationId, scanId, scanSiteId });
      await recordChange(connection, context, {
        action: order.action,
        objectKind: 'scan',
        objectId: scanId,
        after: { scanScheduleId: order.scanScheduleId, siteId: order.siteId, targetIps: order.targetIps },
      });
      return { scanId, scanSiteId };
    })
    .catch((error: unknown) => {
      if (error instanceof NotAccepted) return undefined;
      throw error;
    });
}

/** Rolls the transaction back without being a failure. */
class NotAccepted extends Error {}

async function insertWithFreeCode(
  connection: Connection,
  context: OperationContext,
  order: ScanOrder,
): Promise<string> {
  for (;;) {
    const id = context.newId();
    const scan = { ...order, id, scanCode: scanCodeOf(id), createdAt: context.clock.now() };
    if (await insertScan(connection, context.organizationId, scan)) return id;
  }
}
