import { setTimeout as wait } from 'node:timers/promises';
import { feedSources } from './feed-sources.ts';
import { updateIntelligence, type UpdateOutcome } from './update-intelligence.ts';
import type { UpdateOrder } from './update-order.ts';

/** Brings the kept feeds and the bundle up to date. Errors as `feedSources` and `updateIntelligence`. */
export async function runUpdate(
  { feedDirectory, places, only, from, ...rest }: UpdateOrder,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (text: string) => void },
): Promise<UpdateOutcome> {
  return updateIntelligence({
    ...rest,
    signal,
    onProgress,
    cacheDirectory: feedDirectory,
    sources: feedSources({ places, only, from }),
    now: () => new Date(),
    pause: (ms) => wait(ms, undefined, { signal }),
  });
}
