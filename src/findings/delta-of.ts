import { causeOf, type FindingEvent } from '../domain/finding-event.ts';
import type { DeltaKind, FindingDelta } from '../domain/finding-delta.ts';
import type { LifecycleState } from '../domain/lifecycle-state.ts';
import { lifecycleOf } from './replay-lifecycle.ts';

type Told = Pick<FindingEvent, 'kind' | 'reason' | 'status' | 'scanId' | 'createdAt'>;

/**
 * What became of a finding after an instant (ISO 8601), from its history to the end of the time that is asked about,
 * oldest event first. Undefined where nothing did.
 */
export function deltaOf(events: readonly Told[], from: string): FindingDelta | undefined {
  const isBefore = ({ createdAt }: Told): boolean => Date.parse(createdAt) <= Date.parse(from);
  const within = events.filter((event) => !isBefore(event));
  const before = lifecycleOf(events.filter(isBefore)) ?? null;
  const after = lifecycleOf(events);
  if (within.length === 0 || after === undefined) return undefined;
  const causes = within.map(({ reason, createdAt, scanId }) => ({
    cause: causeOf(reason),
    reason,
    at: createdAt,
    scanId,
  }));
  // Where the history begins with its coming back, it was there before.
  const isNew = before === null && within[0]?.kind !== 'reopened';
  return { kind: isOpen(after) && isNew ? 'new' : kindOf(before, after), before, after, causes };
}

function kindOf(before: LifecycleState | null, after: LifecycleState): DeltaKind {
  if (isOpen(after)) {
    if (before === null) return 'reopened';
    // Open before and after: other things are said, or it came back in between.
    return isOpen(before) && (before === after || after === 'open') ? 'changed' : 'reopened';
  }
  if (before === after) return 'changed';
  if (after === 'fixed_verified' || after === 'fixed_assumed') return 'fixed';
  return after === 'unknown' ? 'withdrawn' : 'decided';
}

/** Whether somebody has to do something about it. */
function isOpen(state: LifecycleState): boolean {
  return state === 'open' || state === 'reopened';
}
