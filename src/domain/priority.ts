import { z } from 'zod';
import type { CveDetail } from './intelligence-view.ts';

/** How soon a finding is to be mended, the most urgent first (CISA BOD 26-04, Appendix A, Table 1). */
export const PriorityTier = z.enum([
  'three_days_and_forensic_triage',
  'three_days',
  'fourteen_days',
  'sixty_days',
  'next_upgrade',
]);
export type PriorityTier = z.infer<typeof PriorityTier>;

/** The tier of a CVE wherever it is found. */
export type TierOf = (cve: CveDetail) => PriorityTier;

/** Whether anybody on a public network can reach the device. */
export type Exposure = 'exposed' | 'not_exposed' | 'unknown';

export const priorityReasonNames = [
  'publicly_exposed',
  'not_exposed',
  'exposure_unknown',
  'known_exploited',
  'exploitation_active',
  'not_known_exploited',
  'automatable',
  'not_automatable',
  'automatable_unknown',
  'total_control',
  'partial_control',
  'technical_impact_unknown',
  'metadata_missing',
  'listed_before_seen',
] as const;
export type PriorityReasonName = (typeof priorityReasonNames)[number];

/** How urgent a finding is, and why. */
export interface Priority {
  readonly tier: PriorityTier;
  /** ISO 8601 instant in UTC; null where the tier has no day: with the next upgrade. */
  readonly dueAt: string | null;
  /** ISO 8601 instant that the days are counted from; null where the tier has none. */
  readonly countedFrom: string | null;
  /** One for each question that was asked, in the order of the directive; then what moved the start of the clock. */
  readonly reasons: readonly PriorityReasonName[];
  /** What of the directive gave the tier, such as `BOD 26-04, Appendix A, Table 1, row 5`. */
  readonly rule: string;
}
