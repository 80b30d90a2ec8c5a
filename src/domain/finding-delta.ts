import { z } from 'zod';
import type { FindingCause, FindingEventReason } from './finding-event.ts';
import type { LifecycleState } from './lifecycle-state.ts';

/**
 * What became of a finding between two times. `new`, `reopened`: it is open now and was not there, or not open; `fixed`:
 * a scan or the intelligence says so now; `withdrawn`: nobody says anything of it any more; `decided`: it was open, and
 * is accepted, mitigated or called a false positive; `changed`: other things are said of it, or it came and went.
 */
export const DeltaKind = z.enum(['new', 'reopened', 'fixed', 'withdrawn', 'decided', 'changed']);
export type DeltaKind = z.infer<typeof DeltaKind>;

/** Why something changed, and when. */
export interface DeltaCause {
  readonly cause: FindingCause;
  readonly reason: FindingEventReason;
  readonly at: string;
  readonly scanId: string | null;
}

export interface FindingDelta {
  readonly kind: DeltaKind;
  /** Null where it was not there. */
  readonly before: LifecycleState | null;
  readonly after: LifecycleState;
  /** Oldest first. */
  readonly causes: readonly DeltaCause[];
}
