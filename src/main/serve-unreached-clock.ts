import { endUnreachedParts } from '../operations/workers/end-unreached-parts.ts';
import { lookEvery } from './look-every.ts';

const everyMs = 15_000;

/**
 * Looks every 15 s for parts of scans that no living worker can take; what it gives stops it, after the look under way. Every
 * process looks, the API too: there may be no worker at all.
 */
export function startUnreachedClock(
  context: Parameters<typeof endUnreachedParts>[0],
  waitMinutes: number,
  onError: (error: unknown) => void,
): () => Promise<void> {
  return lookEvery({ everyMs }, async () => endUnreachedParts(context, waitMinutes), onError);
}
