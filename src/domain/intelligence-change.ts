/** What one bundle says otherwise than another. */
export interface IntelligenceChange {
  /** Digests of the two. */
  readonly before: string;
  readonly after: string;
  /** The CVEs that are new, gone, or told differently; what is only likelier to be exploited is not among them. */
  readonly cveIds: ReadonlySet<string>;
  /** `part:vendor:product` of everything those CVEs are about, in either bundle; may hold wildcards. */
  readonly products: ReadonlySet<string>;
}
