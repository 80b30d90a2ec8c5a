import { maySeeSite } from '../../domain/actor.ts';
import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import type { ScanSchedule, ScanScheduleStatus } from '../../domain/scan-schedule.ts';
import type { ScanStatus } from '../../domain/scan.ts';
import { formatZonedInstant } from '../../scheduling/format-zoned-instant.ts';
import { findNewestScansOfSchedules, type StoredScan } from '../../store/queries/scan-queries.ts';
import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { summariseScanReports } from '../scan-reports/summarise-scan-reports.ts';
import { nextRunOf } from './next-run-of.ts';

/**
 * Stored schedules with what follows from their scans, and without the sites hidden from the actor. The number of
 * queries does not depend on the number of schedules.
 */
export async function describeScanSchedules(
  context: OperationContext,
  schedules: readonly StoredScanSchedule[],
): Promise<ScanSchedule[]> {
  if (schedules.length === 0) return [];
  const ids = schedules.map((schedule) => schedule.id);
  const find = (which: 'active' | 'ended' | 'any') =>
    findNewestScansOfSchedules(context.store.db, context.organizationId, ids, which, context.actor.siteIds);
  const [active, newest] = [await find('active'), await find('any')];
  // A report comes with a link that opens for anybody, so it must hold no hidden site.
  const ended = [...(await find('ended'))];
  const reports = await summariseScanReports(
    context,
    ended.map(([, scan]) => scan),
  );
  const latest = new Map(ended.map(([id], index) => [id, reports[index]]));
  return schedules.map((schedule) =>
    described(context, schedule, {
      active: active.get(schedule.id),
      newest: newest.get(schedule.id),
      latest: latest.get(schedule.id),
    }),
  );
}

function described(
  context: OperationContext,
  schedule: StoredScanSchedule,
  scans: {
    readonly active: StoredScan | undefined;
    readonly newest: StoredScan | undefined;
    readonly latest: ScanReportSummary | undefined;
  },
): ScanSchedule {
  const { terms } = schedule;
  const { active, newest, latest } = scans;
  const lastRun = newest && new Date(newest.startedAt ?? newest.createdAt);
  return {
    ...terms,
    id: schedule.id,
    sites: terms.sites.filter((site) => maySeeSite(context.actor, site.id)),
    nextScanAt: formatZonedInstant(nextRunOf(schedule, context.clock.now()), terms.timezone),
    lastRunAt: lastRun === undefined ? null : formatZonedInstant(lastRun, terms.timezone),
    running: active !== undefined,
    status: active === undefined ? 'ready' : statusWhile(active),
    latestScan: latest ?? null,
    createdAt: schedule.createdAt.toISOString(),
    updatedAt: schedule.updatedAt.toISOString(),
  };
}

function statusWhile(scan: StoredScan): ScanScheduleStatus {
  return scan.stopRequestedAt === null ? statusOfSchedule[scan.status] : 'stopping';
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
