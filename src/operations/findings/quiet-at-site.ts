import type { DeviceClass } from '../../domain/device-class.ts';
import { blackoutEnd } from '../../scheduling/blackout-end.ts';
import type { Connection } from '../../store/database.ts';
import { listBlackoutWindowsOf } from '../../store/queries/blackout-window-queries.ts';

/**
 * Tells of which devices of a site a blackout window is open: of all by one of the site, else of certain classes. Nobody
 * has said that these are meant.
 */
export async function quietAtSite(
  connection: Connection,
  organizationId: string,
  siteId: string,
  now: Date,
): Promise<(deviceClass: DeviceClass) => boolean> {
  const windows = await listBlackoutWindowsOf(connection, organizationId);
  const open = windows.filter(
    (window) =>
      (window.siteIds === null || window.siteIds.includes(siteId)) &&
      blackoutEnd([window], now) !== undefined,
  );
  return (deviceClass) =>
    open.some(({ deviceClasses }) => deviceClasses === null || deviceClasses.includes(deviceClass));
}
