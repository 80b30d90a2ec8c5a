import type { StatementSource } from './statement-source.ts';
import type { Verdict, VerdictKind } from './verdict.ts';
import type { ExplainedFactor } from './explain-factors.ts';

/**
 * What a statement does to the verdict: it `decides`, says the same (`agrees`) or the opposite (`contradicts`), does not
 * know (`undecided`), or another one speaks for the same source (`set_aside`).
 */
export type StatementRole = 'decides' | 'agrees' | 'contradicts' | 'undecided' | 'set_aside';

/** One statement with the verdict that it alone would give. */
export interface ExplainedStatement {
  readonly source: StatementSource;
  /** Of the record that it stands in. */
  readonly recordDigest: string | null;
  /** `part:vendor:product` as the source wrote it. */
  readonly product: string;
  readonly statement: string;
  readonly role: StatementRole;
  readonly verdict: VerdictKind;
  readonly reason: string;
  /** The reason as a sentence. */
  readonly because: string;
  /** 0–100, of this statement alone. */
  readonly confidence: number;
  readonly factors: readonly ExplainedFactor[];
  /** It rests on a version that was never released. */
  readonly quarantined: boolean;
}

/** The whole chain from what the sources say to the verdict on one CVE and one CPE. */
export interface Explanation {
  readonly cveId: string;
  readonly cpe: string;
  /** `unknown_cve`: the intelligence does not hold it; `not_named`: no statement names the product. */
  readonly outcome: 'judged' | 'unknown_cve' | 'not_named';
  /** The CVE's record was rejected, so it concerns nobody. */
  readonly rejected: boolean;
  /** In order of trust. */
  readonly statements: readonly ExplainedStatement[];
  /** Statements that are not listed because they are too many. */
  readonly furtherStatements: number;
  /** Undefined unless judged. */
  readonly verdict: (Verdict & { readonly factors: readonly ExplainedFactor[] }) | undefined;
  readonly reason: string | undefined;
  readonly because: string;
  /** What the tracker of a distribution makes of the revision that a banner tells. */
  readonly distribution:
    | { readonly verdict: 'affected' | 'not_affected'; readonly statement: string }
    | undefined;
  /** What is to be known of the branch of the version, a sentence each; mostly none. */
  readonly notes: readonly string[];
  /** What would make the verdict surer, a sentence each. */
  readonly raisedBy: readonly string[];
  readonly intelDigest: string;
}
