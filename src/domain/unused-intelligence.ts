import type { BundleInfo } from './bundle-info.ts';

/** What stands in the result of a scan of which nothing was judged: no record was asked. */
export const unusedIntelligence: BundleInfo = {
  formatVersion: 0,
  kind: 'baseline',
  digest: 'none',
  newestRecordAt: null,
  records: 0,
  rejectedRecords: 0,
  damagedRecords: 0,
  products: 0,
  unmappedNames: 0,
  cpeMatches: 0,
  knownExploited: 0,
  epssScores: 0,
  sources: [],
};
