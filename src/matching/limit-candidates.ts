import type { Candidate } from '../domain/affected-statement.ts';
import type { CpeName } from '../domain/cpe-name.ts';
import type { DistributionFixes } from '../domain/distribution-fix.ts';
import type { CandidateLookup } from './candidate-lookup.ts';

/**
 * The same intelligence under every part of a product, as if it spoke of nothing but the CVEs that `isMeant` names. What is found for a CPE is
 * kept while the answer lives: it is asked about many devices that run the same programs.
 */
export function limitCandidates<Lookup extends CandidateLookup & Partial<DistributionFixes>>(
  lookup: Lookup,
  isMeant: (cveId: string) => boolean,
): Lookup {
  const kept = new Map<string, readonly Candidate[]>();
  return {
    ...lookup,
    listDistributionCves(sourcePackage: string) {
      return (lookup.listDistributionCves?.(sourcePackage) ?? []).filter(isMeant);
    },
    findCandidates(name: CpeName) {
      const key = `${name.part}:${name.vendor}:${name.product}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const found = lookup
        .findCandidates(name, undefined, 'every')
        .filter(({ cve }) => isMeant(lookup.findBrief(cve).cveId));
      kept.set(key, found);
      return found;
    },
  };
}
