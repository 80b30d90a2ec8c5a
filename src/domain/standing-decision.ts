import type { DecidedStatus } from './lifecycle-state.ts';
import type { VexJustification } from './vex-justification.ts';

/** What says how a finding stands: a decision about its CVE on a MAC address, or a rule that covers it. */
export const decisionKinds = ['decision', 'rule'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What counts for a finding. */
export interface StandingDecision {
  readonly status: DecidedStatus;
  readonly by: DecisionKind;
  readonly id: string;
  /** ISO 8601; null: until another decision. */
  readonly until: string | null;
  /** Ids of the rules about other services that it takes as well; left out where it means all of them. */
  readonly beside?: readonly string[];
}

/** A decision with the people's own words. */
export interface DecisionWords extends StandingDecision {
  readonly justification: string;
  readonly vexJustification: VexJustification | null;
  readonly decidedBy: string;
  readonly decidedAt: string;
}
