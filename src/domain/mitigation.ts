import type { BundleInfo } from './bundle-info.ts';
import type { SkippedRelease } from './device-mitigation.ts';
import type { CveDetail } from './intelligence-view.ts';

/** Versions that a record calls affected, and the first that it calls unaffected again. */
export interface AffectedRange {
  /** In words, such as `from 6.0, before 6.49.7`. */
  readonly affected: string;
  /** Null when the record gives none: nothing is concluded from its absence. */
  readonly firstFixed: string | null;
}

export interface MitigationProduct {
  /** `part:vendor:product` in canonical form. */
  readonly product: string;
  /** For people: vendor and product. */
  readonly name: string;
  /** Ascending by version. */
  readonly ranges: readonly AffectedRange[];
  /** Names of products that must be there besides; empty = none. */
  readonly onlyWith: readonly string[];
  /** First fixed versions that are known to be bad, and those of them that were meant to repair one. */
  readonly skipped: readonly SkippedRelease[];
}

/** All that advice about a CVE is made of. */
export interface MitigationFacts {
  readonly cve: CveDetail;
  readonly products: readonly MitigationProduct[];
  /** Products of the record beyond those told. */
  readonly furtherProducts: number;
  readonly intel: BundleInfo;
}
