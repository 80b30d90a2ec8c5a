import type { Connection } from '../../store/database.ts';
import { markRefuted } from '../../store/queries/verification-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { settleDecisions } from './settle-decisions.ts';

/**
 * Opens findings again of which a scan that verifies them has found what was said to be mitigated before it began. To be
 * called in the transaction that keeps what the scan found; a finding that it proved to be fixed is closed by then, and
 * one that it did not see stays.
 */
export async function refuteMitigation(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  scanId: string,
): Promise<void> {
  const deviceIds = await markRefuted(connection, scanId);
  if (deviceIds.length === 0) return;
  await settleDecisions(connection, context, { kind: 'devices', deviceIds }, scanId);
}
