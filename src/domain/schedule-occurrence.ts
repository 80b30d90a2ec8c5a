export const occurrenceOutcomes = ['ran', 'skipped', 'deferred'] as const;
export type OccurrenceOutcome = (typeof occurrenceOutcomes)[number];

export const occurrenceReasons = [
  'on_time',
  'late',
  'missed',
  'without_sites',
  'already_running',
  'blackout',
  'waits_for_window',
  'site_offline',
  'schedule_changed',
] as const;

/**
 * Why a run did or did not begin. `late`: it began as soon as it could; `missed`: its time had passed by more than the
 * schedule allows, or a later run had come due as well; `blackout`: a blackout window stood in the way; `waits_for_window`: it waits for its time of day;
 * `site_offline`: at one of its sites nobody answered, so that it waits, or ran without it;
 * `schedule_changed`: somebody changed the schedule's rhythm before it was decided.
 */
export type OccurrenceReason = (typeof occurrenceReasons)[number];

/** What became of one time at which a schedule was due. A run that is put off has one for each time it was. */
export interface ScheduleOccurrence {
  readonly id: string;
  readonly scheduleId: string;
  /** When it was due by the recurrence, ISO 8601. */
  readonly dueAt: string;
  readonly decidedAt: string;
  readonly outcome: OccurrenceOutcome;
  readonly reason: OccurrenceReason;
  readonly scanId: string | null;
  /** When it is tried again; null unless it was put off. */
  readonly deferredUntil: string | null;
  /** Name of the blackout window that stood in the way. */
  readonly blackoutWindow: string | null;
  /** Ids of the sites at which nobody answered. */
  readonly offlineSiteIds: readonly string[];
}
