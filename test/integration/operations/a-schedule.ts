import type { ScanScheduleTermsInput } from '../../../src/operations/scan-schedules/read-scan-schedule-terms.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { ScanSchedule } from '../../../src/domain/scan-schedule.ts';
import type { Site } from '../../../src/domain/site.ts';

/** What a person would send to plan a weekly scan. */
export function scheduleInput(
  siteId: string,
  over: Partial<ScanScheduleTermsInput> = {},
): ScanScheduleTermsInput {
  return {
    description: 'Weekly scan of the office',
    dayOfWeek: 1,
    timeOfDay: '02:00',
    everyNWeeks: 2,
    timezone: 'America/New_York',
    minCvss: 4,
    warningThreshold: 7,
    sites: [{ id: siteId, subnet: '127.0.0.0/28' }],
    ...over,
  };
}

/** A site on loopback with a schedule for it. */
export async function aScheduledSite(
  context: OperationContext,
  over: Partial<ScanScheduleTermsInput> = {},
): Promise<{ site: Site; schedule: ScanSchedule }> {
  const site = await createSite(context, {
    name: `Office ${context.newId()}`,
    networks: ['127.0.0.64/28'],
    excludedNetworks: ['127.0.0.5'],
  });
  return { site, schedule: await createScanSchedule(context, scheduleInput(site.id, over)) };
}
