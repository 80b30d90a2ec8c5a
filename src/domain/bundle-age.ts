import type { BundleInfo } from './bundle-info.ts';
import { ageInDays } from './age-in-days.ts';
import { feedAge } from './feed-age.ts';

/** NVD and EPSS change daily and KEV most weekdays; a week without a new record means that nothing was fetched. */
export const staleAfterDays = 7;

/**
 * Whether the intelligence is older than `staleAfterDays` by its content, or one of its sources older than that source
 * may be; also when its age is not known.
 */
export function isStaleBundle(info: Pick<BundleInfo, 'newestRecordAt' | 'sources'>, now: Date): boolean {
  const age = ageInDays(info.newestRecordAt, now);
  if (age === null || age > staleAfterDays) return true;
  return info.sources.some(({ name, newestRecordAt }) => feedAge(name, newestRecordAt, now).stale);
}
