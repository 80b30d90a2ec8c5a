import type { BundleInfo } from '../../domain/bundle-info.ts';

/** What a bundle says of itself, as commands print it. */
export function bundleInfoJson(info: BundleInfo): Record<string, unknown> {
  return {
    format_version: info.formatVersion,
    kind: info.kind,
    digest: info.digest,
    newest_record_at: info.newestRecordAt,
    records: info.records,
    rejected_records: info.rejectedRecords,
    damaged_records: info.damagedRecords,
    products: info.products,
    unmapped_names: info.unmappedNames,
    cpe_matches: info.cpeMatches,
    known_exploited: info.knownExploited,
    epss_scores: info.epssScores,
    sources: info.sources.map(({ name, records, newestRecordAt }) => ({
      name,
      records,
      newest_record_at: newestRecordAt,
    })),
  };
}
