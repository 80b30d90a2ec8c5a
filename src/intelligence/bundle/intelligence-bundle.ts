import type { Candidate, Condition } from '../../domain/affected-statement.ts';
import type { CpeName } from '../../domain/cpe-name.ts';
import type { DistributionFixes } from '../../domain/distribution-fix.ts';
import type { FeedFingerprints } from '../../domain/feed-fingerprint.ts';
import type { MacMakers } from '../../domain/mac-makers.ts';
import type { RouterOsKnowledge } from '../routeros/release-content.ts';
import type { UnmappedName } from '../identity/unmapped-names.ts';
import type { AskedVersion } from '../../versions/asked-version.ts';
import type { CveBrief, IntelligenceView } from '../../domain/intelligence-view.ts';

/** An opened, immutable bundle: all that is known about vulnerabilities, in one read-only file. */
export interface IntelligenceBundle extends IntelligenceView, DistributionFixes {
  /** Everything said of the product of `name`, ascending by CVE; with `asked` only the CVEs that could affect it. */
  findCandidates(name: CpeName, asked?: AskedVersion, parts?: 'own' | 'every'): readonly Candidate[];
  /** How much is said of the product of `name`. */
  sizeOf(name: CpeName): { readonly statements: number; readonly matches: number };
  findCondition(key: string): Condition;
  readonly fingerprints: FeedFingerprints;
  /** Of IEEE's registry, where the bundle holds it. */
  readonly makers: MacMakers;
  readonly routerOs: RouterOsKnowledge;
  /** The facts of the CVE at a position given by a candidate. */
  findBrief(cve: number): CveBrief;
  /** Names of the CVE List without a CPE product, most frequent first. */
  unmappedNames(): IterableIterator<UnmappedName>;
  /** Every CVE, ascending, with a mark of all that is said of it but its EPSS: equal marks, equal words. */
  cveMarks(): IterableIterator<readonly [cveId: string, mark: string]>;
  /** Every CVE of every package that a distribution tracks, with all that it says of it as text. */
  distributionIssues(): IterableIterator<readonly [cveId: string, sourcePackage: string, said: string]>;
  /** `part:vendor:product` of what the records of a CVE are about. */
  productsOf(cveId: string): readonly string[];
  /** All `part:vendor:product` keys, ascending. */
  productKeys(): IterableIterator<string>;
  /** Reads everything and compares with the digest; throws a SitewardenError when they differ. */
  verify(): void;
  close(): void;
}
