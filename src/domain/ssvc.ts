/** CISA's answers to its SSVC decision points (CISA SSVC Guide 2.0); null where one is not given. */
export interface Ssvc {
  readonly exploitation: 'none' | 'poc' | 'active' | null;
  readonly automatable: boolean | null;
  readonly technicalImpact: 'partial' | 'total' | null;
  /** ISO 8601 instant of the decision; null when it does not say. */
  readonly decidedAt: string | null;
}
