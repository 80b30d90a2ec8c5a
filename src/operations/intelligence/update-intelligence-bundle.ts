import { setTimeout as wait } from 'node:timers/promises';
import type { FeedName } from '../../domain/feed-name.ts';
import { feedSources } from '../../intelligence/updating/feed-sources.ts';
import { updateIntelligence, type UpdateOutcome } from '../../intelligence/updating/update-intelligence.ts';

export interface UpdateOrder {
  /** Where the feeds are kept between updates. */
  readonly feedDirectory: string;
  readonly out: string;
  readonly places: ReadonlyMap<FeedName, string>;
  /** Names of feeds; all when empty. */
  readonly only: readonly string[];
  readonly from?: string | undefined;
  readonly proxy: string | undefined;
  readonly nvdApiKey: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

/** Brings the kept feeds and the bundle up to date. Errors as `feedSources` and `updateIntelligence`. */
export async function updateIntelligenceBundle(order: UpdateOrder): Promise<UpdateOutcome> {
  const { feedDirectory, places, only, from, signal, ...rest } = order;
  return updateIntelligence({
    ...rest,
    signal,
    cacheDirectory: feedDirectory,
    sources: feedSources({ places, only, from }),
    now: () => new Date(),
    pause: (ms) => wait(ms, undefined, { signal }),
  });
}
