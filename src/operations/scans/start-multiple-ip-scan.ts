import { z } from 'zod';
import type { OperationContext } from '../operation-context.ts';

export const StartMultipleIpScanInput = z.strictObject({
  scheduleId: z.uuid(),
  siteId: z.uuid(),
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
  _context: OperationContext,
  _input: StartMultipleIpScanInput,
): Promise<StartedMultipleIpScan> {
  throw new Error('being written');
}
