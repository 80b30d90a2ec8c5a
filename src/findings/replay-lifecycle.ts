import type { FindingClosedReason } from '../domain/finding-closed-reason.ts';
import type { FindingEvent } from '../domain/finding-event.ts';
import { lifecycleStateOf, type LifecycleFacts, type LifecycleState } from '../domain/lifecycle-state.ts';

type Told = Pick<FindingEvent, 'kind' | 'reason' | 'status'>;

interface ToldFacts extends LifecycleFacts {
  /** Why it was closed last, however it stands now. */
  readonly lastClosed?: FindingClosedReason;
}

/**
 * The facts of a finding after an event; undefined where that cannot have happened to a finding as it stood. All
 * transitions there are stand here. Whether it is there and what was decided about it are two things: a decision
 * outlasts a closing, and the end of one opens nothing that is closed.
 */
function afterEvent(facts: ToldFacts | undefined, event: Told): ToldFacts | undefined {
  const { kind, reason, status } = event;
  if (facts === undefined) {
    // What was before a finding came back may be forgotten.
    const isReopened = kind === 'reopened';
    return isReopened || kind === 'opened' ? { closedReason: null, decided: null, isReopened } : undefined;
  }
  // What a merge had opened is as it was before.
  const before = reason === 'device_split' ? (facts.lastClosed ?? 'data_changed') : closedReasons[reason];
  const closedReason = kind === 'closed' ? before : undefined;
  if (closedReason !== undefined && facts.closedReason === null)
    return { ...facts, closedReason, lastClosed: closedReason };
  if (kind === 'reopened' && facts.closedReason !== null)
    return { ...facts, closedReason: null, isReopened: true };
  if (kind === 'ticket') return facts;
  if (kind === 'changed' && facts.closedReason === null) return facts;
  if (kind === 'decided' && status !== null) return { ...facts, decided: status };
  if (kind === 'undecided' && facts.decided !== null) return { ...facts, decided: null, isReopened: true };
  return undefined;
}

const closedReasons: Readonly<Partial<Record<FindingEvent['reason'], FindingClosedReason>>> = {
  fixed_verified: 'fixed_verified',
  data_changed: 'data_changed',
  data_withdrawn: 'data_withdrawn',
  device_merged: 'device_merged',
};

/**
 * The state that a history tells, oldest event first; undefined for an empty one. Throws where an event cannot have
 * happened to the finding as it stood.
 */
export function replayLifecycle(events: readonly Told[]): LifecycleState | undefined {
  let facts: ToldFacts | undefined;
  for (const event of events) {
    const after = afterEvent(facts, event);
    if (after === undefined) {
      const state = facts === undefined ? 'not there' : lifecycleStateOf(facts);
      throw new TypeError(`A finding that is ${state} cannot be ${event.kind} (${event.reason}).`);
    }
    facts = after;
  }
  return facts && lifecycleStateOf(facts);
}

/** The same of histories that older versions wrote, in which something may be missing: what cannot be is passed over. */
export function lifecycleOf(events: readonly Told[]): LifecycleState | undefined {
  const facts = events.reduce<ToldFacts | undefined>(
    (was, event) => afterEvent(was, event) ?? was,
    undefined,
  );
  return facts && lifecycleStateOf(facts);
}
