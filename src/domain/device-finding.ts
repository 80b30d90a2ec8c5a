import type { CveBrief } from './intelligence-view.ts';
import type { FindingClosedReason } from './finding-closed-reason.ts';
import type { JudgedPlace } from './judged-place.ts';
import type { FindingStanding, LifecycleState } from './lifecycle-state.ts';
import type { Transport } from './observation.ts';
import type { PriorityTier } from './priority.ts';
import type { Severity } from './severity.ts';
import type { Ssvc } from './ssvc.ts';
import type { StandingDecision } from './standing-decision.ts';
import type { TicketOfFinding } from './ticket.ts';
import type { ConfidenceFactor } from './verdict.ts';

/** What a finding rests on; no finding without it. */
export interface FindingEvidence {
  /** Id of the observation; null when the service said nothing of its own. */
  readonly observation: string | null;
  readonly matchedCpe: string;
  /** The deciding statement in words a person can check against the source. */
  readonly statement: string;
  readonly source: string;
  readonly recordDigest: string;
  readonly judgedCpe: string;
  /** Every service of the device that shows the CVE; absent from findings of older versions. */
  readonly judged?: readonly JudgedPlace[];
  /** Revision of the distribution's package; absent where none was told, and from findings of older versions. */
  readonly packageRevision?: string;
}

/** One CVE on one device, kept across scans. What was judged last stands. */
export interface DeviceFinding extends Omit<CveBrief, 'status'> {
  readonly id: string;
  readonly siteId: string;
  readonly deviceId: string;
  readonly recordDigest: string;
  readonly ssvc: Ssvc | null;
  /** The calendar day CISA's catalogue listed the CVE, where the intelligence says. */
  readonly exploitedSince: string | null;
  readonly tier: PriorityTier;
  /** Null: with the next upgrade. */
  readonly dueAt: string | null;
  readonly port: number;
  readonly transport: Transport;
  /** 0–100. */
  readonly confidence: number;
  readonly publishedAt: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly firstScanId: string;
  readonly lastScanId: string;
  /** In how many scans it was seen. */
  readonly sightings: number;
  /** Since when and why it no longer stands; null while it does. */
  readonly closedAt: string | null;
  readonly closedReason: FindingClosedReason | null;
}

/** A finding with its device and how it stands. */
export interface ListedFinding extends DeviceFinding {
  readonly device: {
    readonly macAddress: string | null;
    readonly ipAddress: string;
    readonly hostname: string | null;
    readonly manufacturer: string | null;
  };
  readonly state: LifecycleState;
  readonly standing: FindingStanding;
  /** What counts for it; null where nothing was decided. */
  readonly decision: StandingDecision | null;
  /** Oldest first. */
  readonly tickets: readonly TicketOfFinding[];
  readonly evidence: FindingEvidence;
  readonly factors: readonly ConfidenceFactor[];
}

/** What a list of findings may be sorted by: from the highest down, `due_at` from what is due first. */
export const findingOrders = ['score', 'last_seen_at', 'first_seen_at', 'due_at'] as const;
export type FindingOrder = (typeof findingOrders)[number];

/** Findings counted by what most people ask for. */
export interface FindingCount {
  readonly siteId: string;
  readonly severity: Severity | null;
  readonly knownExploited: boolean;
  readonly standing: FindingStanding;
  readonly state: LifecycleState;
  readonly count: number;
}
