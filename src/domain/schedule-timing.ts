export const missedRunPolicies = ['skip', 'once', 'next_window'] as const;

/**
 * What becomes of a run that could not begin when it was due. `skip`: it is left out; `once`: it begins as soon as
 * nothing stands in its way; `next_window`: it waits for the schedule's time of day on a later day.
 */
export type MissedRunPolicy = (typeof missedRunPolicies)[number];

/** A recurrence of its own in place of a schedule's weekday and weeks; its time of day and zone still count. */
export interface ScheduleRecurrence {
  /** The value of an RRULE (RFC 5545 §3.3.10) without an end, such as `FREQ=MONTHLY;BYDAY=2TU`. */
  readonly rrule: string;
  /** Days on which nothing runs, `2026-12-25`, local to the schedule's zone. */
  readonly exceptDates: readonly string[];
  /** Further days on which it runs. */
  readonly extraDates: readonly string[];
}

/** When a schedule runs, beyond what the contract's fields say. */
export interface ScheduleTiming {
  readonly recurrence: ScheduleRecurrence | null;
  readonly missedRuns: MissedRunPolicy;
  /** Hours after which a run that could not begin is given up, 1–168. */
  readonly missedRunWindowHours: number;
}

export const defaultTiming: ScheduleTiming = {
  recurrence: null,
  missedRuns: 'once',
  missedRunWindowHours: 24,
};
