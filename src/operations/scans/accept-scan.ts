import { scanCodeOf } from '../../domain/scan-code.ts';
import type { ScanKind } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { insertScan } from '../../store/queries/scan-queries.ts';
import { insertScanSites } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';

export interface AcceptedScan {
  readonly scanId: string;
  /** Ids of the parts, in the order of the order. */
  readonly scanSiteIds: readonly string[];
  readonly createdAt: Date;
}

/** One site's part of what is asked for. */
export interface ScanOrderPart {
  readonly siteId: string;
  /** Addresses, CIDR networks, ranges. */
  readonly targets: readonly string[];
  /** What the schedule adds to the networks of the site. */
  readonly subnets: readonly string[];
}

export interface ScanOrder {
  /** The operation that accepts the scan. */
  readonly action: string;
  readonly kind: ScanKind;
  readonly scanScheduleId: string | null;
  readonly minCvss: number;
  /** Null without a schedule. */
  readonly warningThreshold: number | null;
  /** At least one, each site once. */
  readonly parts: readonly ScanOrderPart[];
}

type Context = Pick<OperationContext, 'organizationId' | 'clock' | 'newId' | 'jobs' | 'actor' | 'request'>;

/**
 * Stores a scan and queues its parts in the given transaction, so that an accepted scan is never lost. Writes the
 * audit entry, so it is to be called last in the transaction.
 */
export async function acceptScan(
  connection: Connection,
  context: Context,
  order: ScanOrder,
): Promise<AcceptedScan> {
  const { organizationId } = context;
  const createdAt = context.clock.now();
  const scanId = await insertWithFreeCode(connection, context, { ...order, createdAt });
  const parts = order.parts.map((part) => ({ ...part, id: context.newId(), scanId }));
  await insertScanSites(connection, organizationId, parts);
  for (const { id } of parts) {
    await context.jobs.enqueueRunScan(connection, { organizationId, scanId, scanSiteId: id });
  }
  await recordChange(connection, context, {
    action: order.action,
    objectKind: 'scan',
    objectId: scanId,
    after: {
      scanScheduleId: order.scanScheduleId,
      kind: order.kind,
      sites: order.parts.map(({ siteId, targets }) => ({ siteId, targets })),
    },
  });
  return { scanId, scanSiteIds: parts.map(({ id }) => id), createdAt };
}

async function insertWithFreeCode(
  connection: Connection,
  context: Context,
  order: ScanOrder & { readonly createdAt: Date },
): Promise<string> {
  for (;;) {
    const id = context.newId();
    if (await insertScan(connection, context.organizationId, { ...order, id, scanCode: scanCodeOf(id) })) {
      return id;
    }
  }
}
