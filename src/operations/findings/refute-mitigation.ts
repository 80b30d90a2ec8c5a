import type { Connection } from '../../store/database.ts';
import { markRefuted, type Verified } from '../../store/queries/verification-queries.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { settleDecisions } from './settle-decisions.ts';

type Scan = Pick<StoredScan, 'id' | 'verifiesFindingId' | 'verifiesTicketId'>;

/**
 * Opens findings again whose verification has found what was said to be mitigated. To be called in the transaction that
 * keeps what the scan found; a finding that it proved to be fixed is closed by then, and one that it did not see stays.
 */
export async function refuteMitigation(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  scan: Scan,
): Promise<void> {
  const verified = verifiedBy(scan);
  if (verified === undefined) return;
  const deviceIds = await markRefuted(connection, verified, { scanId: scan.id, at: context.clock.now() });
  if (deviceIds.length === 0) return;
  await settleDecisions(connection, context, { kind: 'devices', deviceIds }, scan.id);
}

function verifiedBy({
  verifiesFindingId: findingId,
  verifiesTicketId: ticketId,
}: Scan): Verified | undefined {
  if (findingId !== null) return { findingId };
  return ticketId === null ? undefined : { ticketId };
}
