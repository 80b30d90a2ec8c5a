import type { StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import type { ScanOrder } from './accept-scan.ts';

/** The order for a run of the whole schedule: a part for each site, with all of its subnets. */
export function scanOrderOfSchedule(schedule: StoredScanSchedule, action: string): ScanOrder {
  const subnetsOf = Map.groupBy(schedule.terms.sites, (site) => site.id);
  return {
    action,
    kind: 'scheduled',
    scanScheduleId: schedule.id,
    minCvss: schedule.terms.minCvss,
    warningThreshold: schedule.terms.warningThreshold,
    parts: [...subnetsOf].map(([siteId, sites]) => {
      const subnets = sites.map((site) => site.subnet);
      return { siteId, targets: subnets, subnets };
    }),
  };
}
