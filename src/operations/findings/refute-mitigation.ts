import type { Connection } from '../../store/database.ts';
import { markRefuted } from '../../store/queries/verification-queries.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { settleDecisions } from './settle-decisions.ts';

/**
 * Opens a finding again whose verification has found what was said to be mitigated. To be called in the transaction that
 * keeps what the scan found; a finding that it proved to be fixed is closed by then, and one that it did not see stays.
 */
export async function refuteMitigation(
  connection: Connection,
  context: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  { id: scanId, verifiesFindingId: findingId }: Pick<StoredScan, 'id' | 'verifiesFindingId'>,
): Promise<void> {
  if (findingId === null) return;
  const deviceId = await markRefuted(connection, { findingId, scanId, at: context.clock.now() });
  if (deviceId === undefined) return;
  await settleDecisions(connection, context, { kind: 'devices', deviceIds: [deviceId] });
}
