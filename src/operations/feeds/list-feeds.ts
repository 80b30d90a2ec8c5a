import { ageInDays, isStaleBundle } from '../../domain/bundle-age.ts';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';

/** The intelligence in use, and how old it is by its content. */
export interface FeedState extends BundleInfo {
  /** Whole days since the newest record; null when none says. */
  readonly ageDays: number | null;
  /** Whether it is older than `staleAfterDays`. */
  readonly stale: boolean;
  readonly sources: readonly (BundleInfo['sources'][number] & { readonly ageDays: number | null })[];
}

/** The bundle that scans are judged by at the moment, as a list of one. Scope `cve:view`. */
export async function listFeeds(context: OperationContext): Promise<readonly FeedState[]> {
  authorise(context, 'cve:view');
  const { info } = context.intelligence.current();
  const now = context.clock.now();
  const sources = info.sources.map((source) => ({
    ...source,
    ageDays: ageInDays(source.newestRecordAt, now),
  }));
  return [
    { ...info, ageDays: ageInDays(info.newestRecordAt, now), stale: isStaleBundle(info, now), sources },
  ];
}
