import type { Candidate, Condition } from '../domain/affected-statement.ts';
import type { CpeName } from '../domain/cpe-name.ts';
import type { CveBrief } from '../domain/intelligence-view.ts';

/** What matching asks of the intelligence; an opened bundle fits. */
export interface CandidateLookup {
  /** Everything said of the product of `name`, ascending by CVE. Names with ANY as product find nothing. */
  findCandidates(name: CpeName): readonly Candidate[];
  findCondition(key: string): Condition;
  findBrief(cve: number): CveBrief;
}
