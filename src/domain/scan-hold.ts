export const holdReasons = ['site_busy', 'paused', 'blackout'] as const;

/** `site_busy`: another scan works on the site; `paused`: somebody asked for it; `blackout`: a window is open. */
export type HoldReason = (typeof holdReasons)[number];

/** Why a part of a scan that is under way is not worked on at the moment. */
export interface ScanHold {
  readonly reason: HoldReason;
  /** ISO 8601. */
  readonly since: string;
  /** Friendly code of the scan that it waits for, or name of the window. */
  readonly by: string | null;
  /** When it ends, as far as is known; ISO 8601. */
  readonly until: string | null;
}

/** Whether a pause has lasted so long that the part shall end; waiting for another scan ends with that one. */
export function isHeldTooLong(hold: ScanHold | null, now: Date, longestMs: number): boolean {
  if (hold === null || hold.reason === 'site_busy') return false;
  return now.getTime() - Date.parse(hold.since) >= longestMs;
}
