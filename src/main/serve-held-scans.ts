import { wakeHeldScans } from '../operations/scans/wake-held-scans.ts';
import { lookEvery } from './look-every.ts';

const everyMs = 5000;

/**
 * Looks every five seconds for parts of scans whose hold is over; what it gives stops it, after the look under way. `onError`
 * hears of a store that does not answer; the next look tries again.
 */
export function startHoldClock(
  parts: Parameters<typeof wakeHeldScans>[0],
  onError: (error: unknown) => void,
): () => Promise<void> {
  return lookEvery({ everyMs }, async () => wakeHeldScans(parts), onError);
}
