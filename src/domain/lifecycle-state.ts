import { z } from 'zod';
import type { FindingClosedReason } from './finding-closed-reason.ts';

/** What a person, a rule or a document of the vendor can say of a finding that is there. */
export const DecidedStatus = z.enum(['accepted', 'mitigated', 'false_positive']);
export type DecidedStatus = z.infer<typeof DecidedStatus>;

/** How a finding stands by decisions: `open` while nothing was decided. */
export const FindingStanding = z.enum(['open', ...DecidedStatus.options]);
export type FindingStanding = z.infer<typeof FindingStanding>;

/**
 * Where a finding is in its life. `reopened`: open again after it was closed or decided; `fixed_verified`: a scan has
 * proved it; `fixed_assumed`: the intelligence says that what was seen last is not affected, and no scan has looked since;
 * `unknown`: nobody says anything about it any more, or its device turned out to be another that has it too.
 */
export const LifecycleState = z.enum([
  'open',
  'reopened',
  ...DecidedStatus.options,
  'fixed_verified',
  'fixed_assumed',
  'unknown',
]);
export type LifecycleState = z.infer<typeof LifecycleState>;

/** The facts a state follows from. */
export interface LifecycleFacts {
  readonly closedReason: FindingClosedReason | null;
  readonly decided: DecidedStatus | null;
  readonly isReopened: boolean;
}

const closedStates: Readonly<Record<FindingClosedReason, LifecycleState>> = {
  fixed_verified: 'fixed_verified',
  data_changed: 'fixed_assumed',
  data_withdrawn: 'unknown',
  device_merged: 'unknown',
};

/** The state that facts make. The column `state` of findings is this function in SQL, which a test compares. */
export function lifecycleStateOf({ closedReason, decided, isReopened }: LifecycleFacts): LifecycleState {
  if (closedReason !== null) return closedStates[closedReason];
  return decided ?? (isReopened ? 'reopened' : 'open');
}
