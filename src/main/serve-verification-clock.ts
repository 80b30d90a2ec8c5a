import { verifyMitigated } from '../operations/findings/verify-mitigated.ts';
import { verifyClosedTickets } from '../operations/tickets/verify-closed-tickets.ts';
import { lookEvery } from './look-every.ts';

const everyMs = 60_000;

/**
 * Looks every minute for findings that are called mitigated, or whose ticket was closed, and were not verified yet, as far
 * as the settings want it; what it gives stops it, after the look under way.
 */
export function startVerificationClock(
  parts: Parameters<typeof verifyMitigated>[0],
  wanted: { readonly verifyMitigated: boolean; readonly verifyTickets: boolean },
  onError: (error: unknown) => void,
): () => Promise<void> {
  const look = async (): Promise<void> => {
    if (wanted.verifyTickets) await verifyClosedTickets(parts, onError);
    if (wanted.verifyMitigated) await verifyMitigated(parts, onError);
  };
  return lookEvery({ everyMs }, look, onError);
}
