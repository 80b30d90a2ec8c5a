import type { AgentScanEvent } from '../../domain/agent-observation.ts';
import {
  cancelAgentWork,
  endAgentWork,
  insertAgentEvents,
  isAgentEventKept,
  removeAgentEventsFrom,
  spendAgentBytes,
} from '../../store/queries/agent-work-queries.ts';
import type { InstallationContext } from '../operation-context.ts';

export interface ToldEvents {
  readonly workId: string;
  /** Of the first of them. */
  readonly position: number;
  readonly events: readonly AgentScanEvent[];
}

/** What ends a scan of which its agent tells more than may be kept. */
const toldTooMuch: AgentScanEvent = {
  type: 'end',
  partialReasons: ['agent_told_too_much'],
  addressesWithoutAnswer: 0,
  excludedDevices: 0,
  ghostAddresses: 0,
  traffic: { packetsSent: 0, peakPerSecond: 0, ratePerSecond: 0, ratePerSecondPerHost: 0 },
  phaseMs: { discovery: 0, ports: 0, services: 0 },
};

/**
 * Keeps what an agent tells of a work; the same told twice is kept, and counted, once. What is more than the work may bring in
 * is not kept: the scan ends there, as partial. Nor is what comes after a gap, which nobody could read: the work is over, and
 * what is left is given anew. Gives whether it may go on.
 */
export async function keepAgentEvents(
  { store, clock }: Pick<InstallationContext, 'store' | 'clock'>,
  organizationId: string,
  { workId, position, events }: ToldEvents,
): Promise<boolean> {
  return store.transaction(async (connection) => {
    const isNext =
      position === 0 || (await isAgentEventKept(connection, organizationId, workId, position - 1));
    if (!isNext) {
      await endAgentWork(connection, organizationId, workId, clock.now());
      return false;
    }
    if (events.length === 0) return true;
    const kept = await insertAgentEvents(connection, organizationId, workId, position, events);
    if (await spendAgentBytes(connection, organizationId, workId, kept.bytes)) return true;
    await removeAgentEventsFrom(connection, organizationId, workId, kept.firstPosition);
    await insertAgentEvents(connection, organizationId, workId, kept.firstPosition, [toldTooMuch]);
    await cancelAgentWork(connection, organizationId, workId, clock.now());
    return false;
  });
}
