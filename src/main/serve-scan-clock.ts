import type { ScanRequest } from '../domain/scan-request.ts';
import { scanTargets } from '../scanning/scan-targets.ts';
import { startDueScans } from '../operations/scan-schedules/start-due-scans.ts';
import { lookEvery } from './look-every.ts';

const everyMs = 15_000;

/**
 * Looks every 15 s for schedules whose time has come, beginning now; what it gives stops it, and breaks the look under way
 * off. `onError` hears of schedules that could not be started, and of a store that does not answer; the next look
 * tries again.
 */
export function startScanClock(
  parts: Omit<Parameters<typeof startDueScans>[0], 'askHosts'>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const context = {
    ...parts,
    askHosts: (request: ScanRequest, signal: AbortSignal) =>
      scanTargets(request, { signal, clock: parts.clock }),
  };
  const look = async (signal: AbortSignal) =>
    startDueScans(context, onError, { signal, random: Math.random });
  return lookEvery({ everyMs, firstAfterMs: 0 }, look, onError);
}
