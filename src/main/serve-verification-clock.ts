import { verifyMitigated } from '../operations/findings/verify-mitigated.ts';
import { lookEvery } from './look-every.ts';

const everyMs = 60_000;

/**
 * Looks every minute for findings that are called mitigated and were not verified yet; what it gives stops it, after the
 * look under way.
 */
export function startVerificationClock(
  parts: Parameters<typeof verifyMitigated>[0],
  onError: (error: unknown) => void,
): () => Promise<void> {
  return lookEvery(everyMs, async () => verifyMitigated(parts, onError), onError);
}
