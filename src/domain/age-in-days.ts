const dayMs = 24 * 3600 * 1000;

/** Whole days from the newest record to `now`, never less than 0; null when no record says. */
export function ageInDays(newestRecordAt: string | null, now: Date): number | null {
  if (newestRecordAt === null) return null;
  return Math.max(0, Math.floor((now.getTime() - Date.parse(newestRecordAt)) / dayMs));
}
