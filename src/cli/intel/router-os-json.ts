import { feedAge } from '../../domain/feed-age.ts';
import type { IntelligenceBundle } from '../../operations/intelligence/open-intelligence.ts';

/**
 * Up to which release of RouterOS the intelligence knows, and since when nobody looked: a device with a newer one is
 * judged by data that are older than it.
 */
export function routerOsJson({ releases, seen }: IntelligenceBundle['routerOs'], now: Date) {
  const { ageDays, stale } = feedAge('mikrotik', `${releases.knownOn}T00:00:00.000Z`, now);
  return {
    newest_line: releases.newestLine,
    known_on: releases.knownOn,
    age_days: ageDays,
    stale,
    releases: seen.length,
  };
}
