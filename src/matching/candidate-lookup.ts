import type { Candidate, Condition } from '../domain/affected-statement.ts';
import type { CpeName } from '../domain/cpe-name.ts';
import type { AskedVersion } from '../versions/asked-version.ts';
import type { CveBrief } from '../domain/intelligence-view.ts';

/** Whether only the part that a name gives is meant (`a`, `o`, `h`), or every one. */
export type ProductParts = 'own' | 'every';

/** What matching asks of the intelligence; an opened bundle fits. */
export interface CandidateLookup {
  /**
   * Everything said of the product of `name`, ascending by CVE. Names with ANY as product find nothing. With `asked`
   * CVEs may be missing of which no statement could call that version affected, never only some of their statements.
   * Sources do not agree on the part of a product: `every` gives what is filed under another one too, `own` only where
   * nothing is filed under that of the name. Own unless said.
   */
  findCandidates(name: CpeName, asked?: AskedVersion, parts?: ProductParts): readonly Candidate[];
  findCondition(key: string): Condition;
  findBrief(cve: number): CveBrief;
}
