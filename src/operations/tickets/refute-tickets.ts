import type { Connection } from '../../store/database.ts';
import type { ScanPlace } from '../../store/queries/inventory-queries.ts';
import { markTicketsReopened } from '../../store/queries/ticket-queries.ts';
import { listRefutedTickets } from '../../store/queries/ticket-verification-queries.ts';
import { announceReopenedTicket } from '../notifications/announce-reopened-ticket.ts';
import type { OperationContext } from '../operation-context.ts';
import { tellFindings } from './tell-findings.ts';

/**
 * Opens closed tickets again of whose findings a scan, of whatever kind, has seen one since; what the scans of a ticket
 * see at further sites is told too. To be called in the transaction that keeps what the scan found: silence opens nothing.
 */
export async function refuteTickets(
  connection: Connection,
  context: Pick<OperationContext, 'newId' | 'clock'>,
  { organizationId, siteId, scanId }: ScanPlace,
): Promise<void> {
  const refuted = await listRefutedTickets(connection, organizationId, { siteId, scanId });
  if (refuted.length === 0) return;
  const inside = { ...context, organizationId };
  const tickets = Map.groupBy(refuted, ({ id }) => id);
  const at = context.clock.now();
  const closed = new Set(refuted.filter(({ isClosed }) => isClosed).map(({ id }) => id));
  await markTicketsReopened(connection, [...closed], { by: null, scanId, at });
  for (const [id, findings] of tickets) {
    const name = { id, reference: findings[0]?.reference ?? id };
    const findingIds = findings.map(({ findingId }) => findingId);
    await tellFindings(connection, inside, name, { findingIds, reason: 'still_there', scanId });
    await announceReopenedTicket(connection, inside, name, { siteId, scanId, findings });
  }
}
