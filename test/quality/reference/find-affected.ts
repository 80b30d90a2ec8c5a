import { mayBeAffected } from './evaluate-configuration.ts';
import type { Query } from './evaluate-match.ts';
import type { NvdCve } from './nvd-records.ts';

/** CVE ids of a query: surely read as affecting, and those whose bounds the reference cannot order. */
export type ReferenceAnswer = { affected: Set<string>; notComparable: Set<string> };

/** Asks every configuration of every given CVE; a CVE affects when any of its configurations may hold. */
export function findAffected(query: Query, cves: Iterable<NvdCve>): ReferenceAnswer {
  const answer: ReferenceAnswer = { affected: new Set(), notComparable: new Set() };
  for (const cve of cves) {
    if (cve.vulnStatus === 'Rejected') continue;
    const configurations = cve.configurations ?? [];
    const atMost = configurations.some((one) => mayBeAffected(query, one, 'incomparable_holds'));
    const atLeast = configurations.some((one) => mayBeAffected(query, one, 'incomparable_fails'));
    if (atMost !== atLeast) answer.notComparable.add(cve.id);
    else if (atLeast) answer.affected.add(cve.id);
  }
  return answer;
}
