/** What a bundle says of itself. */
export interface BundleInfo {
  readonly formatVersion: number;
  /** `full` when built from feeds, `baseline` when built from the facts shipped with the project. */
  readonly kind: 'full' | 'baseline';
  /** `sha256:` over the bundle's content; equal input gives an equal digest. */
  readonly digest: string;
  /** ISO 8601 instant of the newest record inside: the true age of the data. */
  readonly newestRecordAt: string | null;
  /** CVEs inside, rejected ones included. */
  readonly records: number;
  readonly rejectedRecords: number;
  /** Damaged records that were set aside while building. */
  readonly damagedRecords: number;
  readonly products: number;
  /** Vendor and product names of the CVE List for which no CPE product is known. */
  readonly unmappedNames: number;
  readonly cpeMatches: number;
  readonly knownExploited: number;
  readonly epssScores: number;
  readonly sources: readonly BundleSource[];
}

export interface BundleSource {
  /** `nvd`, `cve_list`, `overlay`, `vendor`, `kev`, `epss`, `baseline`. */
  readonly name: string;
  readonly records: number;
  readonly newestRecordAt: string | null;
}
