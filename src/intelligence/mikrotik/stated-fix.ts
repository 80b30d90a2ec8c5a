/** MikroTik's word that a release mends a CVE. */
export interface StatedFix {
  readonly cveId: string;
  /** The release that holds the fix. */
  readonly version: string;
  /** The vendor's own words, cut at 300 characters. */
  readonly text: string;
  /** Calendar day; null where neither the text nor the release tells one. */
  readonly statedOn: string | null;
  readonly url: string;
}
