import { findScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { DueScanSchedule } from '../../store/queries/due-schedule-queries.ts';
import { isSiteOnline, type SiteLook } from './look-at-site.ts';
import { takeTurns } from './take-turns.ts';

/**
 * Sites that are looked at side by side. One where somebody answers takes milliseconds: those that are silent for a second
 * do not keep others waiting, as long as there are not too many of them.
 */
const looks = { most: 64, patienceMs: 1000, mostInAll: 512 };

/** Tells at which sites of a due schedule nobody answers; undefined where somebody else has moved it on meanwhile. */
export type FindOfflineSites = (due: DueScanSchedule) => Promise<ReadonlySet<string> | undefined>;

/**
 * Looks at sites outside of any transaction, because a look takes seconds where nobody answers; of the same networks once, however
 * many schedules ask. Those that are still looked at when `signal` aborts are said to be what they seem by then.
 */
export function offlineSites(context: SiteLook, signal: AbortSignal): FindOfflineSites {
  const known = new Map<string, Promise<boolean>>();
  const inTurn = takeTurns(looks);
  const isOnline = async (organizationId: string, siteId: string, subnets: string[]): Promise<boolean> => {
    const key = JSON.stringify([siteId, subnets]);
    const look =
      known.get(key) ??
      // A look that fails says nothing of the site: the scan will tell.
      inTurn(
        async () => signal.aborted || isSiteOnline(context, organizationId, { siteId, subnets }, signal),
      ).catch(() => true);
    known.set(key, look);
    return look;
  };
  return async ({ id, organizationId, nextScanAt }) => {
    const { db } = context.store.forOrganization(organizationId);
    // What cannot be read is told where it is to run.
    const schedule = await findScanSchedule(db, organizationId, id).catch(() => undefined);
    if (schedule !== undefined && schedule.nextScanAt.getTime() !== nextScanAt.getTime()) return undefined;
    const sites = Map.groupBy(schedule?.terms.sites ?? [], (site) => site.id);
    const offline = new Set<string>();
    const look = async (siteId: string, subnets: string[]): Promise<void> => {
      if (!(await isOnline(organizationId, siteId, subnets))) offline.add(siteId);
    };
    await Promise.all(
      [...sites].map(async ([siteId, at]) => look(siteId, at.map(({ subnet }) => subnet).sort())),
    );
    return offline;
  };
}
