import { z } from 'zod';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { acceptAddressScan } from './accept-address-scan.ts';

export const StartSingleIpScanInput = z.strictObject({
  scheduleId: UuidText,
  siteId: UuidText,
  ipAddress: z.ipv4(),
});
export type StartSingleIpScanInput = z.input<typeof StartSingleIpScanInput>;

export interface StartedSingleIpScan {
  readonly scanId: string;
  readonly status: 'pending';
  readonly ipAddress: string;
  readonly siteId: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly message: string;
}

/**
 * Accepts a scan of one address of a schedule's site and queues it. Scope `cve:create`. Throws `not_found` /
 * `scan_schedule_not_found`, `site_not_found`; `invalid` / `site_not_in_schedule`, `ip_outside_site`,
 * `parameter_missing`, `parameter_invalid`.
 */
export async function startSingleIpScan(
  context: OperationContext,
  input: StartSingleIpScanInput,
): Promise<StartedSingleIpScan> {
  authorise(context, 'cve:create');
  const { scheduleId, siteId, ipAddress } = parseInput(StartSingleIpScanInput, input);
  const { scanId, createdAt } = await acceptAddressScan(context, {
    action: 'startSingleIpScan',
    scheduleId,
    siteId,
    ips: [ipAddress],
  });
  return {
    scanId,
    status: 'pending',
    ipAddress,
    siteId,
    createdAt: createdAt.toISOString(),
    message: 'Scan initiated. Check back for results.',
  };
}
