import type { BlackoutWindow, KeptBlackoutWindow } from '../domain/blackout-window.ts';
import { blackoutEnd, openSince, type BlackoutEnd } from './blackout-end.ts';

/**
 * The window that keeps a scan of a site from going on at `now`; undefined when none does. What was open when the scan was
 * accepted does not, until it opens again: whoever starts a scan by hand at such a time means it. A window that was made or
 * changed since was not meant.
 */
export function pausingBlackout(
  windows: readonly KeptBlackoutWindow[],
  { siteId, acceptedAt }: { readonly siteId: string; readonly acceptedAt: Date },
  now: Date,
): BlackoutEnd | undefined {
  const isMeant = (window: KeptBlackoutWindow): boolean => {
    const since = openSince(window, now);
    return since !== undefined && since <= acceptedAt && window.changedAt <= acceptedAt;
  };
  const about = windows.filter((window) => window.deviceClasses === null && isAboutSite(window, siteId));
  return blackoutEnd(
    about.filter((window) => !isMeant(window)),
    now,
  );
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
