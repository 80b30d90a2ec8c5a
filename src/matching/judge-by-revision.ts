import { formatCpeName } from '../domain/cpe-name.ts';
import type { DistributionFixes } from '../domain/distribution-fix.ts';
import type { IntelligenceView } from '../domain/intelligence-view.ts';
import type { ServiceIdentity } from '../domain/service-identity.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import type { JudgedPlace } from './judge-candidate.ts';
import { isGuess, listDistributionVerdicts } from './judge-distribution.ts';
import { limitCandidates } from './limit-candidates.ts';
import { matchPlace } from './match-cpe.ts';
import { productOf, settleVerdict, verdictOfRevision } from './settle-verdict.ts';

type Intelligence = CandidateLookup & IntelligenceView & Partial<DistributionFixes>;

/**
 * What the tracker of a distribution calls affected in the very revision that a banner tells, beside the CVEs that are
 * `known` already: upstream calls the version not affected, does not know, or does not name the product.
 */
export function judgeByRevision(
  bundle: Intelligence,
  identity: ServiceIdentity,
  place: JudgedPlace,
  known: { has(cveId: string): boolean },
): Verdict[] {
  const { observed } = place;
  const decided = [...listDistributionVerdicts(bundle, identity, productOf(observed))].filter(
    ([cveId, { verdict }]) => verdict === 'affected' && !known.has(cveId),
  );
  if (decided.length === 0) return [];
  const meant = new Set(decided.map(([cveId]) => cveId));
  const limited = limitCandidates(bundle, (cveId) => meant.has(cveId));
  const upstream = new Map(matchPlace(limited, place, true, 'every').map((one) => [one.cve.cveId, one]));
  return decided.flatMap(([cveId, one]) => {
    const judged = upstream.get(cveId);
    if (judged !== undefined) {
      const { verdict } = settleVerdict(bundle, judged, identity, observed);
      return verdict.verdict === 'affected' ? [verdict] : [];
    }
    if (isGuess(one) || bundle.findCve(cveId)?.status !== 'published') return [];
    return [verdictOfRevision(cveId, one, identity, formatCpeName(observed.name))];
  });
}
