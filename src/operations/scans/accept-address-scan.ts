import { maySeeSite } from '../../domain/actor.ts';
import { isInScope } from '../../domain/scope.ts';
import { scopeOfSite, type Site } from '../../domain/site.ts';
import { lockScanSchedule, type StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { keepSites } from '../../store/queries/site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';
import { visibleScanSchedule } from '../scan-schedules/visible-scan-schedule.ts';
import { siteNotFound } from '../sites/visible-site.ts';
import { acceptScan, type AcceptedScan } from './accept-scan.ts';

export interface AddressScanOrder {
  /** The operation that accepts the scan. */
  readonly action: string;
  readonly scheduleId: string;
  readonly siteId: string;
  /** Distinct IPv4 addresses. */
  readonly ips: readonly string[];
}

/**
 * Accepts a scan of single addresses of a schedule's site. Throws `not_found` / `scan_schedule_not_found`,
 * `site_not_found`; `invalid` / `site_not_in_schedule`, `ip_outside_site` (the message names the addresses).
 */
export async function acceptAddressScan(
  context: OperationContext,
  { action, scheduleId, siteId, ips }: AddressScanOrder,
): Promise<AcceptedScan> {
  return context.store.transaction(async (connection) => {
    // Locks let nobody take a subnet or the site away between this look and the scan.
    const site = (await keepSites(connection, context.organizationId, [siteId])).get(siteId);
    await lockScanSchedule(connection, context.organizationId, scheduleId);
    const schedule = await visibleScanSchedule({ ...context, store: { db: connection } }, scheduleId);
    if (site === undefined || !maySeeSite(context.actor, siteId)) throw siteNotFound(siteId);
    const subnets = subnetsOf(schedule, siteId);
    assertInsideSite(ips, site, subnets);
    return acceptScan(connection, context, {
      action,
      kind: 'on_demand',
      scanScheduleId: scheduleId,
      minCvss: schedule.terms.minCvss,
      warningThreshold: schedule.terms.warningThreshold,
      parts: [{ siteId, targets: ips, subnets }],
    });
  });
}

function subnetsOf(schedule: StoredScanSchedule, siteId: string): readonly string[] {
  const subnets = schedule.terms.sites.filter(({ id }) => id === siteId).map(({ subnet }) => subnet);
  if (subnets.length > 0) return subnets;
  throw new SitewardenError(
    'invalid',
    'site_not_in_schedule',
    `The site ${siteId} is not one of the schedule's sites.`,
  );
}

function assertInsideSite(ips: readonly string[], site: Site, subnets: readonly string[]): void {
  const scope = scopeOfSite(site, subnets);
  const outside = ips.filter((ip) => !isInScope(scope, ip));
  if (outside.length === 0) return;
  const named = outside.slice(0, 20).join(', ');
  const rest = outside.length > 20 ? ` and ${outside.length - 20} more` : '';
  throw new SitewardenError(
    'invalid',
    'ip_outside_site',
    `Outside the networks of the site '${site.name}': ${named}${rest}. Nothing was scanned.`,
  );
}
