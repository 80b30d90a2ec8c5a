import { findScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { DueScanSchedule } from '../../store/queries/due-schedule-queries.ts';
import { isSiteOnline, type SiteLook } from './look-at-site.ts';

/** Sites that are looked at side by side. */
const looksAtOnce = 32;

/**
 * Ids of the sites of due schedules at which nobody answers. Each is looked at once, before any transaction: a look takes
 * seconds where nobody answers.
 */
export async function findOfflineSites(
  context: SiteLook,
  due: readonly DueScanSchedule[],
): Promise<ReadonlySet<string>> {
  const subnets = new Map<string, { readonly organizationId: string; readonly subnets: Set<string> }>();
  for (const { id, organizationId } of due) {
    const { db } = context.store.forOrganization(organizationId);
    // What cannot be read is told where it is to run.
    const schedule = await findScanSchedule(db, organizationId, id).catch(() => undefined);
    for (const site of schedule?.terms.sites ?? []) {
      const known = subnets.get(site.id) ?? { organizationId, subnets: new Set<string>() };
      known.subnets.add(site.subnet);
      subnets.set(site.id, known);
    }
  }
  const offline = new Set<string>();
  const queue = subnets.entries();
  const look = async (): Promise<void> => {
    for (const [siteId, place] of queue) {
      const at = { siteId, subnets: [...place.subnets] };
      // A look that fails says nothing of the site: the scan will tell.
      const isOnline = await isSiteOnline(context, place.organizationId, at).catch(() => true);
      if (!isOnline) offline.add(siteId);
    }
  };
  await Promise.all(Array.from({ length: looksAtOnce }, look));
  return offline;
}
