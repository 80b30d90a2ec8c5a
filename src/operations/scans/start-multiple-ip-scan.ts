import { z } from 'zod';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { acceptAddressScan } from './accept-address-scan.ts';

const maxIps = 1024;

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
  const action = 'startMultipleIpScan';
  const { scanId, scanSiteIds } = await acceptAddressScan(context, {
    action,
    scheduleId,
    siteId,
    ips: targetIps,
  });
  const [scanSiteId = ''] = scanSiteIds;
  return { scanId, scanSiteId, targetIps, message: 'Scan started successfully' };
}
