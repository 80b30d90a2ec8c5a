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

/** EPSS of a CVE whose exploitation is likely; most CVEs are far below. */
const likely = 0.1;

/** By tier; then what is exploited, what likely will be, whatever its score, the highest score, EPSS and name. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  return (
    tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
    Number(b.cve.knownExploited) - Number(a.cve.knownExploited) ||
    Number((b.cve.epss?.probability ?? 0) >= likely) - Number((a.cve.epss?.probability ?? 0) >= likely) ||
    (b.cve.score ?? -1) - (a.cve.score ?? -1) ||
    (b.cve.epss?.probability ?? -1) - (a.cve.epss?.probability ?? -1) ||
    (a.cve.cveId < b.cve.cveId ? -1 : a.cve.cveId > b.cve.cveId ? 1 : 0)
  );
}
