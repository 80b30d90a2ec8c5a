import { z } from 'zod';
import type { ScanSchedule } from '../../domain/scan-schedule.ts';
import { NetworkText } from '../sites/network-text.ts';
import type { OperationContext } from '../operation-context.ts';

const CvssThreshold = z.number().min(0).max(10).multipleOf(0.1);

export const CreateScanScheduleInput = z.strictObject({
  description: z.string().trim().min(1).max(500),
  dayOfWeek: z.int().min(0).max(6),
  timeOfDay: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be HH:mm, from 00:00 to 23:59'),
  everyNWeeks: z.int().min(1).max(52),
  timezone: z.string().max(64),
  minCvss: CvssThreshold,
  warningThreshold: CvssThreshold,
  ignoreOfflineSites: z.boolean().default(false),
  sites: z
    .array(z.strictObject({ id: z.uuid(), subnet: NetworkText }))
    .min(1)
    .max(1000),
  notify: z.array(z.uuid()).max(1000).default([]),
  notificationGroup: z.string().trim().min(1).max(200).nullable().default(null),
});
export type CreateScanScheduleInput = z.input<typeof CreateScanScheduleInput>;

/**
 * Plans recurring scans. Scope `cve:create`. Throws `not_found` / `site_not_found`; `invalid` /
 * `timezone_unknown`, `min_cvss_not_below_warning_threshold`, `network_public`, `network_too_large`,
 * `parameter_missing`, `parameter_invalid`.
 */
export async function createScanSchedule(
  _context: OperationContext,
  _input: CreateScanScheduleInput,
): Promise<ScanSchedule> {
  throw new Error('being written');
}
