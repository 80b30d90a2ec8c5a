import { maySeeSite } from '../../domain/actor.ts';
import { findScanSchedule, type StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * The schedule, if the actor may see it or one of its sites. Throws `not_found` / `scan_schedule_not_found` for
 * every other id alike.
 */
export async function visibleScanSchedule(
  context: Pick<OperationContext, 'actor' | 'organizationId'> & {
    readonly store: Pick<OperationContext['store'], 'db'>;
  },
  scheduleId: string,
): Promise<StoredScanSchedule> {
  const schedule = await findScanSchedule(context.store.db, context.organizationId, scheduleId);
  const isVisible =
    context.actor.siteIds === null ||
    schedule?.terms.sites.some((site) => maySeeSite(context.actor, site.id));
  if (schedule !== undefined && isVisible) return schedule;
  throw new SitewardenError(
    'not_found',
    'scan_schedule_not_found',
    `There is no scan schedule ${scheduleId}.`,
  );
}
