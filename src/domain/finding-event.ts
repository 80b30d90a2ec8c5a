import type { DecidedStatus } from './lifecycle-state.ts';
import type { DecisionKind } from './standing-decision.ts';
import type { PriorityTier } from './priority.ts';
import type { Severity } from './severity.ts';
import type { TicketName } from './ticket.ts';
import type { VexImport } from './vex-document.ts';

/**
 * `decided`, `undecided`: a decision or rule has begun to count for it; none does any more. `ticket`: something became of a
 * ticket that it is linked to, which changes nothing of itself.
 */
export const findingEventKinds = [
  'opened',
  'closed',
  'reopened',
  'changed',
  'decided',
  'undecided',
  'ticket',
] as const;
export type FindingEventKind = (typeof findingEventKinds)[number];

/** Who or what is behind a change. */
export const findingCauses = ['device', 'data', 'rule', 'human'] as const;
export type FindingCause = (typeof findingCauses)[number];

const causes = {
  first_seen: 'device',
  seen_again: 'device',
  fixed_verified: 'device',
  data_changed: 'data',
  data_withdrawn: 'data',
  device_merged: 'device',
  device_split: 'device',
  person_decided: 'human',
  decision_expired: 'human',
  decision_no_longer_fits: 'device',
  still_there: 'device',
  rule_applied: 'rule',
  rule_expired: 'rule',
  rule_removed: 'human',
  document_replaced: 'human',
  document_withdrawn: 'human',
  rule_no_longer_fits: 'device',
  rule_lapsed_exploited: 'rule',
  rule_lapsed_exposed: 'rule',
  rule_lapsed_fix: 'rule',
  ticket_linked: 'human',
  ticket_unlinked: 'human',
  ticket_closed: 'human',
  ticket_reopened: 'human',
} as const satisfies Record<string, FindingCause>;

/**
 * `first_seen`, `seen_again`: a scan found it for the first time, or after it was closed, or surer or less sure of it;
 * `data_changed`,
 * `data_withdrawn`: another bundle says something else, or nothing; `fixed_verified`: a scan showed that it is fixed;
 * `device_merged`, `device_split`: two devices were joined, or told apart again; `person_decided`, `decision_expired`:
 * somebody decided about it, and that has run out; `decision_no_longer_fits`: its device lost the MAC address it was about.
 * `still_there`: a scan has found what was said to be mitigated, or whose ticket was closed; `ticket_…`: what somebody did
 * with its ticket; `rule_…`: a rule covers it, has run out, was taken away, no longer fits, or has lapsed as its author asked;
 * `document_…`: so did a statement of a VEX document, of which another version took its place, or which somebody withdrew.
 */
export type FindingEventReason = keyof typeof causes;
export const findingEventReasons = Object.keys(causes) as FindingEventReason[];

/** The cause that a reason belongs to. */
export function causeOf(reason: FindingEventReason): FindingCause {
  return causes[reason];
}

/** What was said of a finding at one time. */
export interface FindingState {
  /** Digest of the record that decided; null when no record of the CVE is left. */
  readonly recordDigest: string | null;
  readonly score: number | null;
  readonly severity: Severity | null;
  readonly knownExploited: boolean;
  /** The calendar day CISA listed it; null where that is not known. Absent from events of older versions. */
  readonly exploitedSince?: string | null;
  /** Absent from events of older versions. */
  readonly tier?: PriorityTier;
  /** 0–100; null where it does not stand. */
  readonly confidence: number | null;
  readonly statement: string | null;
}

/** Something that happened to a finding. Sightings of one that is open are none. */
export interface FindingEvent {
  readonly id: string;
  readonly findingId: string;
  /** The scan that saw it, proved it fixed or found it although it was called mitigated; null where no scan did, and in some events of older versions. */
  readonly scanId: string | null;
  readonly kind: FindingEventKind;
  readonly reason: FindingEventReason;
  readonly before: FindingState | null;
  readonly after: FindingState | null;
  readonly bundleBefore: string | null;
  readonly bundleAfter: string | null;
  /** What was decided; null in events of other kinds. */
  readonly status: DecidedStatus | null;
  /** What says so, or has ended; null in events of other kinds, and for ends that older versions wrote. */
  readonly decidedBy: DecisionKind | null;
  readonly decisionId: string | null;
  /** Absent or null in events of other kinds than `ticket`. */
  readonly ticket?: TicketName | null;
  readonly createdAt: string;
}

/** An event with the VEX document that what decided is a statement of. */
export interface DocumentedEvent extends FindingEvent {
  readonly vexDocument: Pick<VexImport, 'id' | 'documentId' | 'author' | 'version'> | null;
}

/** The part of an event that only decisions have. */
export const undecidedEvent = { status: null, decidedBy: null, decisionId: null } as const;
