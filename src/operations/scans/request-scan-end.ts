import type { Connection } from '../../store/database.ts';
import { lockScan, requestScanStop } from '../../store/queries/scan-queries.ts';
import { stopPendingScanSites } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { endScanWithParts } from './end-scan-with-parts.ts';

/**
 * Asks for the end of a scan: parts that wait end here and now, the others where they are worked on. False when
 * the scan has ended.
 */
export async function requestScanEnd(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'clock'>,
  scanId: string,
): Promise<boolean> {
  const { organizationId } = context;
  const now = context.clock.now();
  await lockScan(connection, organizationId, scanId);
  if (!(await requestScanStop(connection, organizationId, scanId, now))) return false;
  await stopPendingScanSites(connection, organizationId, scanId, now);
  await endScanWithParts(connection, organizationId, scanId, { finishedAt: now });
  return true;
}
