import { PriorityTier, type TierOf } from '../../domain/priority.ts';
import type { Finding } from '../../domain/scan-result.ts';

/** A finding with when it is to be mended. */
export interface TieredFinding {
  readonly finding: Finding;
  readonly tier: PriorityTier;
}

const rankOf = new Map(PriorityTier.options.map((tier, rank) => [tier, rank]));

/** By tier; then the highest score, what is known to be exploited, EPSS and name. */
export function mostUrgentFirst(findings: Iterable<Finding>, tierOf: TierOf): TieredFinding[] {
  return Array.from(findings, (finding) => ({ finding, tier: tierOf(finding.cve) })).sort(
    (a, b) => (rankOf.get(a.tier) ?? 0) - (rankOf.get(b.tier) ?? 0) || compareFindings(a.finding, b.finding),
  );
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    (b.cve.score ?? -1) - (a.cve.score ?? -1) ||
    Number(b.cve.knownExploited) - Number(a.cve.knownExploited) ||
    (b.cve.epss?.probability ?? -1) - (a.cve.epss?.probability ?? -1) ||
    (a.cve.cveId < b.cve.cveId ? -1 : a.cve.cveId > b.cve.cveId ? 1 : 0)
  );
}
