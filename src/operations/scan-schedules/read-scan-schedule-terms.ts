import { z } from 'zod';
import type { ScanScheduleTerms } from '../../domain/scan-schedule.ts';
import { lineOfText } from '../line-of-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { assertNetworksAllowed } from '../sites/assert-networks-allowed.ts';
import { NetworkText } from '../sites/network-text.ts';
import { UuidText } from '../uuid-text.ts';
import { TimeZoneText, WallTimeText } from '../wall-time-text.ts';

const CvssThreshold = z.number().min(0).max(10).multipleOf(0.1);

export const ScanScheduleTermsInput = z
  .strictObject({
    description: lineOfText(500),
    dayOfWeek: z.int().min(0).max(6),
    timeOfDay: WallTimeText,
    everyNWeeks: z.int().min(1).max(52),
    timezone: TimeZoneText,
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
export type ScanScheduleTermsInput = z.input<typeof ScanScheduleTermsInput>;

/**
 * What a person decides about a schedule, as far as it can be judged by itself; `settleScanScheduleTerms` holds it
 * against what there is. Throws `invalid` / `timezone_unknown`, `min_cvss_not_below_warning_threshold`,
 * `network_public`, `network_link_local`, `network_too_large`, `parameter_missing`, `parameter_invalid`.
 */
export function readScanScheduleTerms(
  context: Pick<OperationContext, 'settings'>,
  input: ScanScheduleTermsInput,
): ScanScheduleTerms {
  const parsed = parseInput(ScanScheduleTermsInput, input);
  const terms = { ...parsed, sites: distinctSites(parsed.sites), notify: [...new Set(parsed.notify)] };
  assertNetworksAllowed(
    terms.sites.map((site) => site.subnet),
    context.settings,
  );
  return terms;
}

/** The same subnet of the same site twice is meant once. */
function distinctSites(sites: ScanScheduleTerms['sites']): ScanScheduleTerms['sites'] {
  return [...new Map(sites.map((site) => [`${site.id} ${site.subnet}`, site])).values()];
}
