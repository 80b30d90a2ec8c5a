/** What a distribution's own tracker says of one CVE in one of its source packages and releases. */
export interface DistributionFix {
  readonly source: 'debian_tracker';
  readonly package: string;
  /** Code name, such as `bookworm`; `sid` is what releases are made from. */
  readonly release: string;
  readonly status: 'resolved' | 'open';
  /** Package version from which the CVE is mended; `0` where the release never had it; null while it is open. */
  readonly fixedVersion: string | null;
  /** It harms nobody there: versions before are left to what upstream says. */
  readonly clearsOnly?: true;
}

/** What an opened bundle knows of the packages of distributions. */
export interface DistributionFixes {
  /** Undefined when the tracker does not know the CVE in that package and release, or has not decided. */
  findDistributionFix(sourcePackage: string, cveId: string, release: string): DistributionFix | undefined;
  /** Every CVE that the tracker knows in a source package. */
  listDistributionCves(sourcePackage: string): readonly string[];
}
