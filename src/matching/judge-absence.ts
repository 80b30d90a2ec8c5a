import { parseCpeName } from '../domain/cpe-name.ts';
import type { DistributionFixes } from '../domain/distribution-fix.ts';
import type { IntelligenceView } from '../domain/intelligence-view.ts';
import type { ServiceObservation } from '../domain/observation.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import type { CandidateLookup } from './candidate-lookup.ts';
import { judgeUnnamed } from './judge-distribution.ts';
import { limitCandidates } from './limit-candidates.ts';
import { matchPlace } from './match-cpe.ts';
import { observedProductOf } from './observed-product.ts';
import { productOf, settleVerdict } from './settle-verdict.ts';

/** What is to be judged of one device: all services known of it, and the CVEs that a scan did not show. */
export interface AbsentCves {
  readonly services: readonly ServiceObservation[];
  readonly cveIds: ReadonlySet<string>;
}

type Intelligence = CandidateLookup & IntelligenceView & Partial<DistributionFixes>;

/** Gives the verdicts on CVEs that `judgeHost` does not list, for every reason, by the same rules. */
export function judgeAbsence(
  intelligence: Intelligence,
  { services, cveIds }: AbsentCves,
): (service: ServiceObservation, cpe: string, cveId: string) => VerdictKind | undefined {
  const limited = limitCandidates(intelligence, (cveId) => cveIds.has(cveId));
  const inventory = [...new Set(services.flatMap(({ identity }) => identity.cpe))].flatMap((cpe) => {
    const name = parseCpeName(cpe);
    return name === undefined ? [] : [{ cpe, observed: observedProductOf(name) }];
  });
  const judged = new Map<string, ReturnType<typeof matchPlace>>();
  return (service, cpe, cveId) => {
    const own = inventory.find((one) => one.cpe === cpe)?.observed;
    if (own === undefined) return undefined;
    const others = inventory.filter(({ observed }) => observed !== own).map(({ observed }) => observed);
    const place = { observed: own, inventory: [own, ...others] };
    const verdicts = judged.get(cpe) ?? matchPlace(limited, place, true, 'every');
    judged.set(cpe, verdicts);
    const found = verdicts.find(({ cve }) => cve.cveId === cveId);
    if (found !== undefined) return settleVerdict(intelligence, found, service.identity, own).verdict.verdict;
    if (intelligence.findCve(cveId)?.status !== 'published') return undefined;
    return judgeUnnamed(intelligence, service.identity, productOf(own), cveId)?.verdict;
  };
}
