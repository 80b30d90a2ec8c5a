import type { DeviceClass } from '../../domain/device-class.ts';
import { blackoutEnd } from '../../scheduling/blackout-end.ts';
import type { Connection } from '../../store/database.ts';
import { listBlackoutWindowsOf } from '../../store/queries/blackout-window-queries.ts';

/** Whether a blackout window is open at the site, or for devices of those classes: nobody has said that these are meant. */
export async function isQuiet(
  connection: Connection,
  organizationId: string,
  {
    siteId,
    deviceClasses: asked,
  }: { readonly siteId: string; readonly deviceClasses: readonly DeviceClass[] },
  now: Date,
): Promise<boolean> {
  const windows = await listBlackoutWindowsOf(connection, organizationId);
  const ofSite = windows.filter(({ siteIds }) => siteIds === null || siteIds.includes(siteId));
  const about = ofSite.filter(
    ({ deviceClasses }) => deviceClasses === null || asked.some((one) => deviceClasses.includes(one)),
  );
  return blackoutEnd(about, now) !== undefined;
}
