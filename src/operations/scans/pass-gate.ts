import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { ScanHold } from '../../domain/scan-hold.ts';
import { findScanAtSite, holdScanSite, takeTurnAtSite } from '../../store/queries/scan-hold-queries.ts';
import type { ScanJobContext } from './execute-scan-context.ts';
import { findHold, type HoldState } from './find-hold.ts';

type GateContext = Pick<ScanJobContext, 'store' | 'clock'>;

/**
 * Takes the site for a part that may go on now, and gives what holds of it; undefined when it was put on hold, because
 * of people, a blackout window or another scan of the site.
 */
export async function passGate(
  context: GateContext,
  job: LeasedScanJob,
  part: ScanSite,
): Promise<HoldState | undefined> {
  const { db } = context.store;
  const { organizationId } = job;
  const state = await findHold(db, organizationId, part, context.clock.now());
  if (state.hold !== undefined) {
    await putOnHold(context, job, part, state.hold);
    return undefined;
  }
  if (await takeTurnAtSite(db, job)) return state;
  const by = (await findScanAtSite(db, organizationId, part.siteId)) ?? null;
  const since = context.clock.now().toISOString();
  await putOnHold(context, job, part, { reason: 'site_busy', since, by, until: null });
  return undefined;
}

/** Puts a part on hold; one that was for the same reason still is since then. */
export async function putOnHold(
  { store }: Pick<GateContext, 'store'>,
  job: LeasedScanJob,
  { hold: before }: Pick<ScanSite, 'hold'>,
  hold: ScanHold,
): Promise<void> {
  const since = before?.reason === hold.reason ? before.since : hold.since;
  await holdScanSite(store.db, job, { ...hold, since });
}
