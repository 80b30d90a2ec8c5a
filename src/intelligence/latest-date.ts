const dayMs = 24 * 3600 * 1000;

/**
 * The latest date that is believed at `now`, as ISO 8601: a day more, for clocks and time zones. What is dated behind it
 * is a slip, and would hide for months that its source stands still. Instants and calendar days compare with it as text.
 */
export function latestDate(now: Date): string {
  return new Date(now.getTime() + dayMs).toISOString();
}

/** The newest of those dates that are not behind `latest`; null where there is none. */
export function newestDate(dates: Iterable<string | null>, latest: string): string | null {
  let newest: string | null = null;
  for (const date of dates) {
    if (date !== null && date <= latest && (newest === null || date > newest)) newest = date;
  }
  return newest;
}
