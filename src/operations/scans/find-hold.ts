import type { KeptBlackoutWindow } from '../../domain/blackout-window.ts';
import type { DeviceClass } from '../../domain/device-class.ts';
import type { ScanHold } from '../../domain/scan-hold.ts';
import { openDeviceBlackouts, pausingBlackout } from '../../scheduling/pausing-blackout.ts';
import type { Connection } from '../../store/database.ts';
import { listBlackoutWindowsOf } from '../../store/queries/blackout-window-queries.ts';
import { findScan } from '../../store/queries/scan-queries.ts';

/** What may keep a part of a scan from going on. */
export interface HoldState {
  /** Why it may not go on at all; `since` is now. */
  readonly hold: ScanHold | undefined;
  /** Kinds of devices that are not asked at the moment, sorted. */
  readonly quietClasses: readonly DeviceClass[];
}

/** A part of a scan, as far as that decides about it. */
export interface HoldablePart {
  readonly siteId: string;
  readonly acceptedAt: Date;
  readonly isPauseRequested: boolean;
}

/** Whether a part may go on now, by what people and blackout windows say. */
export async function findHold(
  db: Connection,
  organizationId: string,
  { scanId, siteId }: { readonly scanId: string; readonly siteId: string },
  now: Date,
): Promise<HoldState> {
  const scan = await findScan(db, organizationId, { id: scanId });
  if (scan === undefined) return { hold: undefined, quietClasses: [] };
  const windows = await listBlackoutWindowsOf(db, organizationId);
  const part = {
    siteId,
    acceptedAt: new Date(scan.createdAt),
    isPauseRequested: scan.pauseRequestedAt !== null,
  };
  return holdOf(part, windows, now);
}

/** The same of a part that is known, with the windows of its organization. */
export function holdOf(
  { siteId, acceptedAt, isPauseRequested }: HoldablePart,
  windows: readonly KeptBlackoutWindow[],
  now: Date,
): HoldState {
  const since = now.toISOString();
  const quiet = openDeviceBlackouts(windows, siteId, now).flatMap(({ deviceClasses }) => deviceClasses ?? []);
  const quietClasses = [...new Set(quiet)].sort();
  if (isPauseRequested) {
    return { hold: { reason: 'paused', since, by: null, until: null }, quietClasses };
  }
  const window = pausingBlackout(windows, { siteId, acceptedAt }, now);
  if (window === undefined) return { hold: undefined, quietClasses };
  const until = window.endsAt.toISOString();
  return { hold: { reason: 'blackout', since, by: window.name, until }, quietClasses };
}
