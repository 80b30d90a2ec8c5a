import { ageInDays } from './age-in-days.ts';
import { isFeedName, type FeedName } from './feed-name.ts';

/**
 * Days after its newest record within which a healthy feed always brings another: fresh by date but older than this, it
 * is fetched from a place that stands still. Null where no record tells a date.
 */
const allowedDays: Readonly<Record<FeedName, number | null>> = {
  nvd: 7,
  'cve-list': 7,
  overlay: 90,
  kev: 30,
  epss: 7,
  mikrotik: 120,
  endoflife: 180,
  debian: null,
  recog: null,
  oui: null,
};

export interface FeedAge {
  /** Whole days since the newest record; null when none says. */
  readonly ageDays: number | null;
  /** Days after which it is stale; null where no record tells a date. */
  readonly allowedAgeDays: number | null;
  /** Whether it is older than allowed. */
  readonly stale: boolean;
}

/** How old a feed, or the source of a bundle that is made of it, is by its content. */
export function feedAge(name: string, newestRecordAt: string | null, now: Date): FeedAge {
  const feed = name.replaceAll('_', '-');
  const ageDays = ageInDays(newestRecordAt, now);
  const allowedAgeDays = isFeedName(feed) ? allowedDays[feed] : null;
  return {
    ageDays,
    allowedAgeDays,
    stale: ageDays !== null && allowedAgeDays !== null && ageDays > allowedAgeDays,
  };
}
