import type { Exposure, Priority, PriorityReasonName } from '../domain/priority.ts';
import type { Ssvc } from '../domain/ssvc.ts';
import { daysOfTier, rowFor } from './decision-table.ts';

/** What decides how urgent a finding is. */
export interface PriorityFacts {
  readonly exposure: Exposure;
  /** Whether CISA's KEV catalogue lists the CVE. */
  readonly knownExploited: boolean;
  /** Null where CISA has published none. */
  readonly ssvc: Omit<Ssvc, 'decidedAt'> | null;
  /** The calendar day CISA listed the CVE; null where it has not, or the intelligence does not say when. */
  readonly exploitedSince: string | null;
  /** When the finding was first seen; ISO 8601 instant. */
  readonly firstSeenAt: string;
}

const dayMs = 86_400_000;

/**
 * How urgent a finding is by CISA BOD 26-04 (Appendix A, Table 1) and its implementation guidance; `docs/priority.md`
 * tells what is theirs and what is our reading. What is not known takes the more careful branch, and says so.
 */
export function decidePriority(facts: PriorityFacts): Priority {
  const { exposure, knownExploited, ssvc } = facts;
  const automatable = ssvc?.automatable ?? null;
  const impact = ssvc?.technicalImpact ?? null;
  const exploited = knownExploited || ssvc?.exploitation === 'active';
  const asked = [exposureReasons[exposure], exploitedReason(knownExploited, exploited)];
  if (!exploited && automatable === null && impact === null) {
    const rule = 'BOD 26-04, implementation guidance, CVE without metadata';
    return prioritised('sixty_days', facts, [...asked, 'metadata_missing'], rule);
  }
  const { row, tier } = rowFor({
    exposed: exposure !== 'not_exposed',
    exploited,
    automatable: automatable ?? true,
    total: impact !== 'partial',
  });
  const reasons = [...asked, automatableReason(automatable), impactReason(impact)];
  return prioritised(tier, facts, reasons, `BOD 26-04, Appendix A, Table 1, row ${row}`);
}

function prioritised(
  tier: Priority['tier'],
  facts: PriorityFacts,
  asked: readonly PriorityReasonName[],
  rule: string,
): Priority {
  const days = daysOfTier(tier);
  if (days === null) return { tier, dueAt: null, countedFrom: null, reasons: asked, rule };
  const countedFrom = startOfClock(facts);
  const dueAt = new Date(Date.parse(countedFrom) + days * dayMs).toISOString();
  const isListing = countedFrom !== facts.firstSeenAt;
  return { tier, dueAt, countedFrom, reasons: isListing ? [...asked, 'listed_before_seen'] : asked, rule };
}

/** The earlier of first sight and the start, in UTC, of the day CISA listed the CVE. */
function startOfClock({ exploitedSince, firstSeenAt }: PriorityFacts): string {
  const listedAt = exploitedSince === null ? Infinity : Date.parse(exploitedSince);
  return listedAt < Date.parse(firstSeenAt) ? new Date(listedAt).toISOString() : firstSeenAt;
}

const exposureReasons: Readonly<Record<Exposure, PriorityReasonName>> = {
  exposed: 'publicly_exposed',
  not_exposed: 'not_exposed',
  unknown: 'exposure_unknown',
};

function exploitedReason(isListed: boolean, isExploited: boolean): PriorityReasonName {
  if (isListed) return 'known_exploited';
  return isExploited ? 'exploitation_active' : 'not_known_exploited';
}

function automatableReason(automatable: boolean | null): PriorityReasonName {
  if (automatable === null) return 'automatable_unknown';
  return automatable ? 'automatable' : 'not_automatable';
}

function impactReason(impact: Ssvc['technicalImpact']): PriorityReasonName {
  if (impact === null) return 'technical_impact_unknown';
  return impact === 'total' ? 'total_control' : 'partial_control';
}
