import { z } from 'zod';
import { isInScope } from '../../domain/scope.ts';
import { scopeOfSite, type Site } from '../../domain/site.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { visibleScanSchedule } from '../scan-schedules/visible-scan-schedule.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { acceptScan } from './accept-scan.ts';

const maxIps = 1024;
import { UuidText } from '../uuid-text.ts';

export const StartMultipleIpScanInput = z.strictObject({
  scheduleId: UuidText,
  siteId: UuidText,
  ips: z.array(z.ipv4()).min(1).max(10_000),
});
export type StartMultipleIpScanInput = z.input<typeof StartMultipleIpScanInput>;

export interface StartedMultipleIpScan {
  readonly scanId: string;
  readonly scanSiteId: string;
  /** As asked for, each once. */
  readonly targetIps: readonly string[];
  readonly message: string;
}

/**
 * Accepts a scan of at most 1024 addresses of one site and queues it. Scope `cve:create`. Throws `not_found` /
 * `scan_schedule_not_found`, `site_not_found`; `invalid` / `site_not_in_schedule`, `ip_outside_site` (the
 * message names the addresses), `too_many_ips`, `parameter_missing`, `parameter_invalid`.
 */
export async function startMultipleIpScan(
  context: OperationContext,
  input: StartMultipleIpScanInput,
): Promise<StartedMultipleIpScan> {
  authorise(context, 'cve:create');
  const { scheduleId, siteId, ips } = parseInput(StartMultipleIpScanInput, input);
  const targetIps = [...new Set(ips)];
  if (targetIps.length > maxIps) {
    throw new SitewardenError(
      'invalid',
      'too_many_ips',
      `At most ${maxIps} addresses can be scanned at once.`,
    );
  }
  const schedule = await visibleScanSchedule(context, scheduleId);
  const site = await visibleSite(context, siteId);
  const subnets = schedule.terms.sites.filter(({ id }) => id === siteId).map(({ subnet }) => subnet);
  if (subnets.length === 0) {
    throw new SitewardenError(
      'invalid',
      'site_not_in_schedule',
      `The site ${siteId} is not one of the schedule's sites.`,
    );
  }
  assertInsideSite(targetIps, site, subnets);

  const accepted = await acceptScan(context, {
    action: 'startMultipleIpScan',
    kind: 'on_demand',
    scanScheduleId: scheduleId,
    minCvss: schedule.terms.minCvss,
    siteId,
    targetIps,
    subnets,
  });
  return { ...accepted, targetIps, message: 'Scan started successfully' };
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
