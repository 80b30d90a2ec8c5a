import { isStaleBundle } from '../../domain/bundle-age.ts';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import { feedAge } from '../../domain/feed-age.ts';

/** What a bundle says of itself, as commands print it, with its age at `now`. */
export function bundleInfoJson(info: BundleInfo, now: Date): Record<string, unknown> {
  return {
    format_version: info.formatVersion,
    kind: info.kind,
    digest: info.digest,
    newest_record_at: info.newestRecordAt,
    stale: isStaleBundle(info, now),
    records: info.records,
    rejected_records: info.rejectedRecords,
    damaged_records: info.damagedRecords,
    products: info.products,
    unmapped_names: info.unmappedNames,
    cpe_matches: info.cpeMatches,
    known_exploited: info.knownExploited,
    epss_scores: info.epssScores,
    sources: info.sources.map(({ name, records, newestRecordAt }) => {
      const { ageDays, allowedAgeDays, stale } = feedAge(name, newestRecordAt, now);
      const age = { age_days: ageDays, allowed_age_days: allowedAgeDays, stale };
      return { name, records, newest_record_at: newestRecordAt, ...age };
    }),
  };
}
