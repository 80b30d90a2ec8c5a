import type { BundleInfo } from './bundle-info.ts';

/** NVD and EPSS change daily and KEV most weekdays; a week without a new record means that nothing was fetched. */
export const staleAfterDays = 7;

const dayMs = 24 * 3600 * 1000;

/** Whole days from the newest record to `now`, never less than 0; null when no record says. */
export function ageInDays(newestRecordAt: string | null, now: Date): number | null {
  if (newestRecordAt === null) return null;
  return Math.max(0, Math.floor((now.getTime() - Date.parse(newestRecordAt)) / dayMs));
}

/** Whether the intelligence is older than `staleAfterDays` by its content; also when its age is not known. */
export function isStaleBundle(info: Pick<BundleInfo, 'newestRecordAt'>, now: Date): boolean {
  const age = ageInDays(info.newestRecordAt, now);
  return age === null || age > staleAfterDays;
}
