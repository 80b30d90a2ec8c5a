import { forgetOldRows } from '../operations/retention/forget-old-rows.ts';
import { lookEvery } from './look-every.ts';

const everyMs = 6 * 3_600_000;
/** A start has other things to do. */
const firstAfterMs = 10 * 60_000;

/**
 * Forgets what is older than it is to be kept, ten minutes after the start and then every six hours; what it gives stops
 * it. `onError` hears of a store that does not answer; the next time tries again.
 */
export function startRetentionClock(
  parts: Parameters<typeof forgetOldRows>[0],
  onError: (error: unknown) => void,
): () => Promise<void> {
  return lookEvery({ everyMs, firstAfterMs }, async (signal) => forgetOldRows(parts, { signal }), onError);
}
