import type { Severity } from './severity.ts';

/** Why a finding no longer stands: what the intelligence says has changed. */
export type FindingClosedReason = 'data_changed';

export const findingEventKinds = ['opened', 'closed', 'reopened', 'changed'] as const;
export type FindingEventKind = (typeof findingEventKinds)[number];

/** `data_changed`: another bundle says something else; `seen_again`: a scan found it after it was closed. */
export const findingEventReasons = ['data_changed', 'seen_again'] as const;
export type FindingEventReason = (typeof findingEventReasons)[number];

/** What was said of a finding at one time. */
export interface FindingState {
  /** Digest of the record that decided; null when no record of the CVE is left. */
  readonly recordDigest: string | null;
  readonly score: number | null;
  readonly severity: Severity | null;
  readonly knownExploited: boolean;
  /** 0–100; null where it does not stand. */
  readonly confidence: number | null;
  readonly statement: string | null;
}

/** Something that happened to a finding between two scans, or when it was seen again. */
export interface FindingEvent {
  readonly id: string;
  readonly findingId: string;
  readonly kind: FindingEventKind;
  readonly reason: FindingEventReason;
  readonly before: FindingState | null;
  readonly after: FindingState | null;
  readonly bundleBefore: string | null;
  readonly bundleAfter: string | null;
  readonly createdAt: string;
}
