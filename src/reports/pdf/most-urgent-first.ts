import type { CveBrief } from '../../domain/intelligence-view.ts';
import { PriorityTier, type TierOf } from '../../domain/priority.ts';
import type { Finding } from '../../domain/scan-result.ts';

/** What decides which of two findings is told first. */
export interface Urgency {
  readonly cve: Pick<CveBrief, 'cveId' | 'score' | 'knownExploited' | 'epss'>;
  /** Null where it is not known. */
  readonly tier: PriorityTier | null;
}

/** A finding with when it is to be mended. */
export interface TieredFinding extends Finding {
  readonly tier: PriorityTier;
}

const tiers: readonly (PriorityTier | null)[] = [...PriorityTier.options, null];

export function mostUrgentFirst(findings: Iterable<Finding>, tierOf: TierOf): TieredFinding[] {
  return Array.from(findings, (finding) => ({ ...finding, tier: tierOf(finding.cve) })).sort(compareUrgency);
}

/** By tier; then the highest score, what is known to be exploited, EPSS and name. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  return (
    tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
    (b.cve.score ?? -1) - (a.cve.score ?? -1) ||
    Number(b.cve.knownExploited) - Number(a.cve.knownExploited) ||
    (b.cve.epss?.probability ?? -1) - (a.cve.epss?.probability ?? -1) ||
    (a.cve.cveId < b.cve.cveId ? -1 : a.cve.cveId > b.cve.cveId ? 1 : 0)
  );
}
