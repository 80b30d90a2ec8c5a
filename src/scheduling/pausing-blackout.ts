import type { BlackoutWindow } from '../domain/blackout-window.ts';
import { blackoutEnd, type BlackoutEnd } from './blackout-end.ts';

/**
 * The window that keeps a scan of a site from going on at `now`; undefined when none does. What was open when the scan
 * was accepted does not: whoever starts a scan by hand at such a time means it.
 */
export function pausingBlackout(
  windows: readonly BlackoutWindow[],
  { siteId, acceptedAt }: { readonly siteId: string; readonly acceptedAt: Date },
  now: Date,
): BlackoutEnd | undefined {
  const about = windows.filter((window) => window.deviceClasses === null && isAboutSite(window, siteId));
  const open = blackoutEnd(about, now);
  const before = blackoutEnd(about, acceptedAt);
  return before !== undefined && before.endsAt > now ? undefined : open;
}

/** The windows for certain kinds of devices that are open at a site. */
export function openDeviceBlackouts(
  windows: readonly BlackoutWindow[],
  siteId: string,
  now: Date,
): BlackoutWindow[] {
  return windows.filter(
    (window) =>
      window.deviceClasses !== null &&
      isAboutSite(window, siteId) &&
      blackoutEnd([window], now) !== undefined,
  );
}

function isAboutSite({ siteIds }: BlackoutWindow, siteId: string): boolean {
  return siteIds === null || siteIds.includes(siteId);
}
