import { z } from 'zod';
import type { PriorityTier } from './priority.ts';
import type { SeverityOrUnscored } from './severity.ts';

export const TrendInterval = z.enum(['day', 'week', 'month']);
export type TrendInterval = z.infer<typeof TrendInterval>;

/** What trends are told apart by; `organization`: not at all. */
export const TrendGroup = z.enum(['organization', 'site', 'device_class']);
export type TrendGroup = z.infer<typeof TrendGroup>;

/** How many findings were open or reopened at an instant, by what is known of them now. */
export interface TrendPoint {
  readonly at: string;
  readonly open: number;
  readonly bySeverity: Readonly<Record<SeverityOrUnscored, number>>;
  readonly byTier: Readonly<Record<PriorityTier, number>>;
}

/** From the first sight to the fix, of what was fixed in a span of time; null where nothing was. */
export interface TimeToFix {
  readonly fixed: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
}

/** Findings of a tier of BOD 26-04 that are open now. */
export interface TierClock {
  readonly tier: PriorityTier;
  readonly open: number;
  readonly overdue: number;
  /** When the first of them is due; null where none has a day. */
  readonly nextDueAt: string | null;
}

export interface FindingTrend {
  /** The site or class; null for the whole organization. */
  readonly key: string | null;
  readonly points: readonly TrendPoint[];
  readonly timeToFix: TimeToFix;
  /** The most urgent tier first. */
  readonly clocks: readonly TierClock[];
}
