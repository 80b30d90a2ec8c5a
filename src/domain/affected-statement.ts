import type { StatementSource, VersionStatus } from './statement-source.ts';
import type { VersionRange } from './version-scheme.ts';

/** What a CPE match asks of a product whose part, vendor and product are already known to fit. */
export interface ProductMatch {
  /** Canonical CPE value: `*`, `-`, a version, or one with wildcards. */
  readonly version: string;
  /** Update, edition, language, sw_edition, target_sw, target_hw, other; undefined when all are ANY. */
  readonly attributes: readonly string[] | undefined;
  readonly range: VersionRange | undefined;
  /** What is said of the versions that fit; `affected` when absent. */
  readonly status?: Exclude<VersionStatus, 'affected'>;
  /** Below this version the match says nothing although its range has no start: another branch. */
  readonly floor?: string;
  /** Why the match is not believed to the letter. */
  readonly doubt?: MatchDoubt;
}

/**
 * `impossible`: it rests on a version that was never released. `text`: read from the record's text, which
 * contradicts its CPE names. `line`: follows from a fix in the version's own release line.
 */
export type MatchDoubt = 'impossible' | 'text' | 'line';

/** A CPE match with its own product: a term of a condition. */
export interface ConditionMatch extends ProductMatch {
  /** `part:vendor:product` in canonical form. */
  readonly product: string;
  readonly vulnerable: boolean;
}

export interface ConditionNode {
  readonly operator: 'AND' | 'OR';
  readonly negate: boolean;
  readonly matches: readonly ConditionMatch[];
}

/** Something that must hold besides (or, for a whole configuration, including) the product's own match. */
export interface Condition {
  readonly operator: 'AND' | 'OR';
  readonly negate: boolean;
  readonly nodes: readonly ConditionNode[];
}

/**
 * How a statement depends on a condition: `none`; `and`: one of the matches and the condition; `whole`: the
 * condition is the entire configuration, in which the matches are those that name the product vulnerable.
 */
export type ConditionUse = 'none' | 'and' | 'whole';

/** "This CVE concerns this product when …": one configuration of one record as it reads for one product. */
export interface AffectedStatement {
  /** `part:vendor:product` as the source wrote it; may hold wildcards. */
  readonly product: string;
  readonly matches: readonly ProductMatch[];
  readonly use: ConditionUse;
  /** Key of the condition; empty when `use` is `none`. */
  readonly condition: string;
  readonly source: StatementSource;
  /** What is said of versions that no match fits; undefined: those are not meant at all (NVD). */
  readonly defaultStatus: VersionStatus | undefined;
  /** It lists versions with their status, of which the first that fits decides; else the strongest match does. */
  readonly isListing: boolean;
  /** Vendor and product in the source's words where no CPE names them. */
  readonly named: string | undefined;
}

/** Everything one record says of a product. */
export interface Candidate {
  /** Position of the CVE in the bundle; ascending with the CVE id. */
  readonly cve: number;
  readonly statements: readonly AffectedStatement[];
}
