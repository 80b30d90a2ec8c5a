/** What one bundle says otherwise than another. */
export interface IntelligenceChange {
  /** Digests of the two; null when the one before is not known. */
  readonly before: string | null;
  readonly after: string;
  /** Whether a CVE is new, gone, or told differently. That it is only likelier to be exploited does not count. */
  readonly isConcerned: (cveId: string) => boolean;
  /** `part:vendor:product` of everything those CVEs are about, in either bundle; may hold wildcards. */
  readonly products: ReadonlySet<string> | 'all';
}

/** The change from a bundle that is not at hand: everything may be told differently. */
export function unknownChange(after: string): IntelligenceChange {
  return { before: null, after, isConcerned: () => true, products: 'all' };
}
