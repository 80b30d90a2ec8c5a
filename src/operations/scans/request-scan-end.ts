import type { AuditState } from '../../domain/audit-entry.ts';
import type { Connection } from '../../store/database.ts';
import { findScan, lockScan, requestScanStop, type StoredScan } from '../../store/queries/scan-queries.ts';
import { stopPendingScanSites } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { endScanWithParts } from './end-scan-with-parts.ts';

export interface RequestedEnd {
  readonly before: AuditState;
  /** Still under way where somebody works on a part of it. */
  readonly after: AuditState;
}

/**
 * Asks for the end of a scan: parts that wait end here and now, the others where they are worked on. Gives how the
 * scan stood before and after, undefined when it has ended.
 */
export async function requestScanEnd(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'clock' | 'newId'>,
  scanId: string,
): Promise<RequestedEnd | undefined> {
  const { organizationId } = context;
  const now = context.clock.now();
  await lockScan(connection, organizationId, scanId);
  const before = await findScan(connection, organizationId, { id: scanId });
  if (!(await requestScanStop(connection, organizationId, scanId, now))) return undefined;
  await stopPendingScanSites(connection, organizationId, scanId, now);
  await endScanWithParts(connection, context, scanId, { finishedAt: now });
  const after = await findScan(connection, organizationId, { id: scanId });
  return { before: stateOf(before), after: stateOf(after) };
}

function stateOf(scan: StoredScan | undefined): AuditState {
  return {
    status: scan?.status ?? null,
    stopRequestedAt: scan?.stopRequestedAt ?? null,
    scanScheduleId: scan?.scanScheduleId ?? null,
  };
}
