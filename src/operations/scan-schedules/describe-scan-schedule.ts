import { maySeeSite } from '../../domain/actor.ts';
import type { ScanSchedule, ScanScheduleStatus } from '../../domain/scan-schedule.ts';
import type { ScanStatus } from '../../domain/scan.ts';
import { formatZonedInstant } from '../../scheduling/format-zoned-instant.ts';
import { nextWeeklyOccurrence } from '../../scheduling/next-weekly-occurrence.ts';
import { findNewestScanOfSchedule } from '../../store/queries/scan-queries.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { summariseScanReport } from '../scan-reports/summarise-scan-report.ts';

/** A stored schedule with what follows from its scans, and without the sites hidden from the actor. */
export async function describeScanSchedule(
  context: OperationContext,
  schedule: StoredScanSchedule,
): Promise<ScanSchedule> {
  const find = (which: 'active' | 'ended' | 'any', siteIds: readonly string[] | null = null) =>
    findNewestScanOfSchedule(context.store.db, context.organizationId, schedule.id, which, siteIds);
  const [active, newest] = [await find('active'), await find('any')];
  // A report comes with a link that opens for anybody, so it must hold no hidden site.
  const ended = await find('ended', context.actor.siteIds);
  const { terms, anchorAt } = schedule;
  const now = context.clock.now();
  const nextScanAt =
    schedule.nextScanAt > now ? schedule.nextScanAt : nextWeeklyOccurrence(terms, now, anchorAt);
  const lastRun = newest && new Date(newest.startedAt ?? newest.createdAt);
  return {
    ...terms,
    id: schedule.id,
    sites: terms.sites.filter((site) => maySeeSite(context.actor, site.id)),
    nextScanAt: formatZonedInstant(nextScanAt, terms.timezone),
    lastRunAt: lastRun === undefined ? null : formatZonedInstant(lastRun, terms.timezone),
    running: active !== undefined,
    status: active === undefined ? 'ready' : statusOfSchedule[active.status],
    latestScan: ended === undefined ? null : await summariseScanReport(context, ended),
    createdAt: schedule.createdAt.toISOString(),
    updatedAt: schedule.updatedAt.toISOString(),
  };
}

const statusOfSchedule: Readonly<Record<ScanStatus, ScanScheduleStatus>> = {
  pending: 'starting',
  starting: 'starting',
  running: 'running',
  processing: 'processing',
  finished: 'ready',
  partial: 'ready',
  stopped: 'ready',
  failed: 'ready',
};
