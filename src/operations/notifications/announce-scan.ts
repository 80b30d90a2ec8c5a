import type { Connection } from '../../store/database.ts';
import { mayTellOfScan } from '../../store/queries/notification-group-queries.ts';
import { countScanChange, listNewlyExploited } from '../../store/queries/scan-change-queries.ts';
import { findScan } from '../../store/queries/scan-queries.ts';
import { findScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';
import { hasRefuted } from '../../store/queries/verification-queries.ts';
import { listSiteNames } from '../../store/queries/site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { announce } from './announce.ts';
import { announceExploitedBySite } from './announce-exploited.ts';
import {
  scanEndedMessage,
  scanStartedMessage,
  topicsOfEnd,
  type ScanFindings,
  type ToldScan,
} from './scan-messages.ts';

type Context = Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>;

/** So many findings are named in a message; the others are counted. */
const mostNamed = 10;

/** Tells that a scan has begun, in the transaction that says so. */
export async function announceScanStart(
  connection: Connection,
  context: Context,
  scanId: string,
): Promise<void> {
  const told = await toldScan(connection, context, scanId);
  // Nobody waits for the answer to one question; who asked for it looks at the finding.
  if (told === undefined || isVerification(told.scan)) return;
  const message = scanStartedMessage(told, context.clock.now().toISOString());
  const { siteIds } = told;
  const scheduleId = told.scan.scanScheduleId;
  const key = `scan:${scanId}:started`;
  await announce(connection, context, { key, topics: ['scan_started'], siteIds, scheduleId, message });
}

/** Tells how a scan ended and what it found, in the transaction that ends it. */
export async function announceScanEnd(
  connection: Connection,
  context: Context,
  scanId: string,
): Promise<void> {
  const told = await toldScan(connection, context, scanId);
  if (told === undefined) return;
  const isTold = await isWorthTelling(connection, told.scan);
  const exploited = await listNewlyExploited(connection, scanId, { limit: mostNamed });
  // No later scan would find that anew, whoever saw it first.
  if (!isTold && exploited.count === 0) return;
  const found: ScanFindings = {
    change: await countScanChange(connection, scanId),
    exploited: exploited.findings,
    exploitedCount: exploited.count,
  };
  await announce(connection, context, {
    key: `scan:${scanId}:ended`,
    topics: isTold ? topicsOfEnd(told.scan, found) : ['known_exploited'],
    siteIds: told.siteIds,
    scheduleId: told.scan.scanScheduleId,
    message: scanEndedMessage(told, found, context.clock.now().toISOString()),
  });
  if (exploited.count > 0 && told.siteIds.length > 1)
    await announceExploitedBySite(connection, context, { scanId, siteIds: told.siteIds });
}

function isVerification({ verifiesFindingId, verifiesTicketId }: ToldScan['scan']): boolean {
  return verifiesFindingId !== null || verifiesTicketId !== null;
}

/** Of verifications only that something is still there which somebody has called mitigated. */
async function isWorthTelling(
  connection: Connection,
  { id: scanId, verifiesFindingId: findingId, verifiesTicketId: ticketId }: ToldScan['scan'],
): Promise<boolean> {
  // What it finds is told as that of its ticket.
  if (ticketId !== null) return false;
  return findingId === null || hasRefuted(connection, { findingId, scanId });
}

/** Undefined also where nobody is to be told. */
async function toldScan(
  connection: Connection,
  { organizationId }: Context,
  scanId: string,
): Promise<(ToldScan & { readonly siteIds: readonly string[] }) | undefined> {
  // Most scans of large installations concern nobody: what they found need not be counted then.
  if (!(await mayTellOfScan(connection, organizationId, scanId))) return undefined;
  const scan = await findScan(connection, organizationId, { id: scanId });
  if (scan === undefined) return undefined;
  const parts = await listScanSites(connection, organizationId, scanId);
  const siteIds = [...new Set(parts.map(({ siteId }) => siteId))];
  const { scanScheduleId } = scan;
  const schedule =
    scanScheduleId === null ? undefined : await findScanSchedule(connection, organizationId, scanScheduleId);
  return {
    scan,
    siteIds,
    siteNames: await listSiteNames(connection, siteIds),
    description: schedule?.terms.description ?? null,
  };
}
