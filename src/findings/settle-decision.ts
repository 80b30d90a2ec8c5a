import type { FindingEventReason } from '../domain/finding-event.ts';
import type { DecisionKind, StandingDecision } from '../domain/standing-decision.ts';

/** That another decision counts for a finding than before, or none any more. */
export interface DecisionChange {
  /** ISO 8601: when it was so, which may be before it was noticed. */
  readonly at: string;
  readonly standing: StandingDecision | null;
  readonly reason: FindingEventReason;
  /** What has begun to count, or ended. */
  readonly by: DecisionKind;
  readonly id: string;
}

/** What decides about a finding. */
export interface DecisionSource {
  /** What counts at an instant (ISO 8601). */
  decisionAt(at: string): StandingDecision | null;
  /** Why what counted does so no more at an instant, and the id of the decision or rule that ended. */
  endOf(before: StandingDecision, at: string): { readonly reason: FindingEventReason; readonly id: string };
}

const beginnings = { decision: 'person_decided', rule: 'rule_applied' } as const;

/**
 * What has changed since a finding was settled last, oldest first; empty where nothing has. A decision that ran out
 * meanwhile did so at its own instant, not at `now`.
 */
export function settleDecision(
  before: StandingDecision | null,
  source: DecisionSource,
  now: string,
): DecisionChange[] {
  const changes: DecisionChange[] = [];
  let standing = before;
  for (;;) {
    const end = standing?.until ?? null;
    const isOver = end !== null && Date.parse(end) <= Date.parse(now);
    const at = isOver ? end : now;
    const next = source.decisionAt(at);
    if (next !== null && !isSame(standing, next))
      changes.push({ at, standing: next, reason: beginnings[next.by], by: next.by, id: next.id });
    else if (next === null && standing !== null)
      changes.push({ at, standing: next, by: standing.by, ...source.endOf(standing, at) });
    standing = next;
    if (!isOver) return changes;
  }
}

function isSame(a: StandingDecision | null, b: StandingDecision): boolean {
  return a?.id === b.id && a.status === b.status && a.until === b.until;
}
