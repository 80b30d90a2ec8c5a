import { scanCodeOf } from '../../domain/scan-code.ts';
import type { ScanKind } from '../../domain/scan.ts';
import type { Connection } from '../../store/database.ts';
import { insertScan } from '../../store/queries/scan-queries.ts';
import { insertScanSites } from '../../store/queries/scan-site-queries.ts';
import { keepSites } from '../../store/queries/site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordChange } from '../record-change.ts';
import { closeScanSite } from './close-scan-site.ts';
import { jobFormOf } from './job-form-of.ts';
import { sealScope, type SealKeys } from './scope-seal.ts';

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
  /** The finding whose services alone are to be asked. */
  readonly verifiesFindingId?: string;
  /** The ticket whose findings alone are to be asked for. */
  readonly verifiesTicketId?: string;
  /** At least one, each site once. */
  readonly parts: readonly ScanOrderPart[];
  /** Sites at which nobody answered: their parts fail at once. */
  readonly offlineSiteIds?: readonly string[];
}

type Context = Pick<OperationContext, 'organizationId' | 'clock' | 'newId' | 'jobs' | 'actor' | 'request'> & {
  readonly settings: SealKeys;
};

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
  const siteIds = order.parts.map(({ siteId }) => siteId);
  const sites = await keepSites(connection, organizationId, siteIds);
  const parts = order.parts.map((part) => {
    const { excludedNetworks = [], excludedDevices = [], workerLabel = null } = sites.get(part.siteId) ?? {};
    const route = { workerLabel, jobForm: jobFormOf(part.targets) };
    const whole = { ...part, ...route, excludedNetworks, excludedDevices, id: context.newId(), scanId };
    return { ...whole, scopeSeal: sealScope(context.settings, organizationId, whole) };
  });
  await insertScanSites(connection, organizationId, parts);
  const isOffline = ({ siteId }: ScanOrderPart): boolean => order.offlineSiteIds?.includes(siteId) === true;
  for (const { id: scanSiteId, workerLabel, jobForm } of parts.filter((part) => !isOffline(part))) {
    const job = { organizationId, scanId, scanSiteId, workerLabel, jobForm };
    await context.jobs.enqueueRunScan(connection, job);
  }
  for (const part of parts.filter(isOffline)) {
    const end = { status: 'failed', finishedAt: createdAt, reasons: ['site_offline'] } as const;
    await closeScanSite(connection, context, part, end);
  }
  await recordChange(connection, context, {
    action: order.action,
    objectKind: 'scan',
    objectId: scanId,
    after: {
      scanScheduleId: order.scanScheduleId,
      kind: order.kind,
      ...(order.verifiesFindingId !== undefined && { verifiesFindingId: order.verifiesFindingId }),
      ...(order.verifiesTicketId !== undefined && { verifiesTicketId: order.verifiesTicketId }),
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
