import type { ErrorEntry } from './error-entry.ts';

/** The codes of when scans run; part of the catalogue. */
export const scheduleErrors = {
  recurrence_invalid: {
    status: 422,
    sentence: 'The recurrence is no rule that a scan can be planned by.',
    remedy: 'Use a rule of days without an end, such as FREQ=MONTHLY;BYDAY=2TU; the time is the time_of_day.',
  },
  schedule_never_runs: {
    status: 500,
    sentence: 'The schedule has no further run, which should not have been accepted.',
    remedy: 'Set its timing anew, and report what it was before.',
  },
  blackout_window_not_found: {
    status: 404,
    sentence: 'There is no such blackout window, or it is about sites that the credentials may not see.',
    remedy: 'List the windows with GET /v1/blackout-windows.',
  },
  blackout_window_name_taken: {
    status: 409,
    sentence: 'Another blackout window already has this name.',
    remedy: 'Choose another name, or change the existing window.',
  },
  scan_not_paused: {
    status: 409,
    sentence: 'The scan was not paused by anybody.',
    remedy: 'Look at `hold` of the scan: one that waits for a window or another scan goes on by itself.',
  },
  blackout_time_invalid: {
    status: 422,
    sentence: 'A blackout window says one kind of time.',
    remedy: 'Give either weekly or single, and leave the other out.',
  },
} as const satisfies Record<string, ErrorEntry>;
