/** What a finding rests on; no finding without it. */
export interface FindingEvidence {
  /** Id of the observation; null when the service said nothing of its own. */
  readonly observation: string | null;
  readonly matchedCpe: string;
  /** The deciding statement in words a person can check against the source. */
  readonly statement: string;
  readonly source: string;
  readonly recordDigest: string;
  readonly judgedCpe: string;
}
