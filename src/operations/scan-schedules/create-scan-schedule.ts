import { z } from 'zod';
import type { ScanSchedule, ScanScheduleTerms } from '../../domain/scan-schedule.ts';
import { nextWeeklyOccurrence } from '../../scheduling/next-weekly-occurrence.ts';
import { isTimeZone } from '../../scheduling/zone-offset.ts';
import { insertScanSchedule, type StoredScanSchedule } from '../../store/queries/scan-schedule-queries.ts';
import { authorise } from '../authorise.ts';
import { lineOfText } from '../line-of-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { assertNetworksAllowed } from '../sites/assert-networks-allowed.ts';
import { NetworkText } from '../sites/network-text.ts';
import { visibleSite } from '../sites/visible-site.ts';
import { describeScanSchedule } from './describe-scan-schedule.ts';

const CvssThreshold = z.number().min(0).max(10).multipleOf(0.1);
import { UuidText } from '../uuid-text.ts';

export const CreateScanScheduleInput = z
  .strictObject({
    description: lineOfText(500),
    dayOfWeek: z.int().min(0).max(6),
    timeOfDay: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be HH:mm, from 00:00 to 23:59'),
    everyNWeeks: z.int().min(1).max(52),
    timezone: z
      .string()
      .max(64)
      .refine(isTimeZone, {
        message: 'must be an IANA time zone name such as Europe/Berlin',
        params: { code: 'timezone_unknown' },
      }),
    minCvss: CvssThreshold,
    warningThreshold: CvssThreshold,
    ignoreOfflineSites: z.boolean().default(false),
    sites: z
      .array(z.strictObject({ id: UuidText, subnet: NetworkText }))
      .min(1)
      .max(1000),
    notify: z.array(UuidText).max(1000).default([]),
    notificationGroup: lineOfText(200).nullable().default(null),
  })
  .refine((terms) => terms.minCvss < terms.warningThreshold, {
    path: ['minCvss'],
    message: 'must be less than warning_threshold',
    params: { code: 'min_cvss_not_below_warning_threshold' },
  });
export type CreateScanScheduleInput = z.input<typeof CreateScanScheduleInput>;

/**
 * Plans recurring scans. Scope `cve:create`. Throws `not_found` / `site_not_found`; `invalid` /
 * `timezone_unknown`, `min_cvss_not_below_warning_threshold`, `network_public`, `network_too_large`,
 * `parameter_missing`, `parameter_invalid`.
 */
export async function createScanSchedule(
  context: OperationContext,
  input: CreateScanScheduleInput,
): Promise<ScanSchedule> {
  authorise(context, 'cve:create');
  const parsed = parseInput(CreateScanScheduleInput, input);
  const terms: ScanScheduleTerms = { ...parsed, sites: distinctSites(parsed.sites) };
  assertNetworksAllowed(
    terms.sites.map((site) => site.subnet),
    context.settings,
  );
  for (const siteId of new Set(terms.sites.map((site) => site.id))) await visibleSite(context, siteId);

  const now = context.clock.now();
  const firstOccurrence = nextWeeklyOccurrence(terms, now);
  const schedule: StoredScanSchedule = {
    id: context.newId(),
    terms,
    anchorAt: firstOccurrence,
    nextScanAt: firstOccurrence,
    createdAt: now,
    updatedAt: now,
  };
  await context.store.transaction(async (connection) => {
    await insertScanSchedule(connection, context.organizationId, schedule);
    await recordChange(connection, context, {
      action: 'createScanSchedule',
      objectKind: 'scan_schedule',
      objectId: schedule.id,
      after: { ...terms },
    });
  });
  return describeScanSchedule(context, schedule);
}

/** The same subnet of the same site twice is meant once. */
function distinctSites(sites: ScanScheduleTerms['sites']): ScanScheduleTerms['sites'] {
  return [...new Map(sites.map((site) => [`${site.id} ${site.subnet}`, site])).values()];
}
