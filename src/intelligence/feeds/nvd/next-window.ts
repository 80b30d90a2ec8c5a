/** A span of modification dates, ISO 8601; without a start it is everything until then. */
export interface ApiWindow {
  readonly start: string | null;
  readonly end: string;
}

/** The longest span that NVD's API takes. */
const longestMs = 120 * 24 * 3600_000;
/** Clocks differ, and a record shows a little after its date: each window begins this much before the last end. */
const overlapMs = 15 * 60_000;
/** Nothing is asked for less than this. */
const shortestMs = 60_000;

/** What to ask for after everything `until` is here; undefined when that is now. */
export function nextWindow(until: string | null, now: Date): ApiWindow | undefined {
  if (until === null) return { start: null, end: now.toISOString() };
  const known = Date.parse(until);
  if (now.getTime() - known < shortestMs) return undefined;
  const start = known - overlapMs;
  const end = Math.min(start + longestMs, now.getTime());
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
