import type { AdviceIntelligence } from '../../src/operations/mitigation/plan-product-mitigation.ts';

/** Intelligence that knows nothing. */
export const noIntelligence: AdviceIntelligence = {
  info: {
    formatVersion: 1,
    kind: 'baseline',
    digest: 'sha256:of-the-test',
    newestRecordAt: '2026-11-20T00:00:00.000Z',
    records: 0,
    rejectedRecords: 0,
    damagedRecords: 0,
    products: 0,
    unmappedNames: 0,
    cpeMatches: 0,
    knownExploited: 0,
    epssScores: 0,
    sources: [],
  },
  findCve: () => undefined,
  findAffected: () => [],
  findCandidates: () => [],
  findCondition: () => ({ operator: 'OR', negate: false, nodes: [] }),
  findBrief: (cve) => {
    throw new Error(`There is no CVE at ${cve}.`);
  },
};
