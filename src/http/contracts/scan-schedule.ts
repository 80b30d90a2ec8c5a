import { z } from 'zod';
import type { ScanSchedule as DomainScanSchedule } from '../../domain/scan-schedule.ts';
import type { ScanScheduleTermsInput } from '../../operations/scan-schedules/read-scan-schedule-terms.ts';
import { fromScanReport, ScanReport } from './scan-report.ts';

const instant = z.iso.datetime({ offset: true });
const threshold = z
  .number()
  .min(0)
  .max(10)
  .multipleOf(0.1)
  .meta({ description: 'CVSS score, at most one decimal' });
const ScheduledSite = z.strictObject({ id: z.uuid(), subnet: z.string().max(64) });

const termsExample = {
  description: 'Weekly scan of the head office',
  day_of_week: 1,
  time_of_day: '02:00',
  every_n_weeks: 2,
  timezone: 'America/New_York',
  min_cvss: 4,
  warning_threshold: 7,
  ignore_offline_sites: false,
  sites: [{ id: '9c3c1392-7f36-4240-85f2-273573c0384a', subnet: '192.168.1.0/24' }],
  notification_group: 'security-alerts',
};

const scheduleExample = {
  id: '9c43cc95-f313-49a3-b632-524f7a24503b',
  ...termsExample,
  notify: [],
  next_scan_at: '2026-11-16T02:00:00-05:00',
  last_run_at: null,
  running: false,
  status: 'ready' as const,
  latest_scan: null,
  created_at: '2026-11-02T08:00:00.000Z',
  updated_at: '2026-11-02T08:00:00.000Z',
};

/** Body of `POST /scans/cve/scheduled` and of `PUT` for one of them. */
export const ScanScheduleBody = z
  .strictObject({
    description: z.string().trim().min(1).max(500),
    day_of_week: z.int().min(0).max(6).meta({ description: '0 = Sunday' }),
    time_of_day: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be HH:mm, from 00:00 to 23:59')
      .meta({ description: 'wall clock in timezone, HH:mm' }),
    every_n_weeks: z.int().min(1).max(52),
    timezone: z.string().max(64).meta({ description: 'IANA time zone name' }),
    min_cvss: threshold,
    warning_threshold: threshold,
    ignore_offline_sites: z.boolean().optional(),
    sites: z.array(ScheduledSite).min(1).max(1000),
    notify: z.array(z.uuid()).max(1000).optional().meta({ description: 'ids of users' }),
    notification_group: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .optional()
      .meta({ description: 'id or name of a group; takes the place of notify' }),
  })
  .meta({ examples: [termsExample] });
export type ScanScheduleBody = z.infer<typeof ScanScheduleBody>;

export const ScanSchedule = z
  .object({
    id: z.uuid(),
    description: z.string(),
    day_of_week: z.int().min(0).max(6),
    time_of_day: z.string(),
    every_n_weeks: z.int().min(1).max(52),
    timezone: z.string(),
    min_cvss: threshold,
    warning_threshold: threshold,
    ignore_offline_sites: z.boolean(),
    sites: z.array(z.object({ id: z.uuid(), subnet: z.string() })),
    notify: z.array(z.uuid()),
    notification_group: z.string().nullable(),
    next_scan_at: instant.meta({ description: "with the zone's offset at that instant" }),
    last_run_at: instant.nullable(),
    running: z.boolean(),
    status: z.enum(['ready', 'starting', 'running', 'processing', 'stopping']),
    latest_scan: ScanReport.nullable().meta({ description: 'the newest ended scan' }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({
    id: 'ScanSchedule',
    description: 'The plan of recurring scans.',
    examples: [scheduleExample],
  });
export type ScanSchedule = z.infer<typeof ScanSchedule>;

export const ScanScheduleList = z
  .array(ScanSchedule)
  .meta({ id: 'ScanScheduleList', description: 'Oldest first.', examples: [[scheduleExample]] });

/** The next runs of a schedule. */
export const ScanScheduleRuns = z.array(instant).meta({
  id: 'ScanScheduleRuns',
  description: "Soonest first, with the zone's offset at each instant.",
  examples: [['2026-11-16T02:00:00-05:00', '2026-11-30T02:00:00-05:00']],
});

export function toScanScheduleTermsInput(body: ScanScheduleBody): ScanScheduleTermsInput {
  return {
    description: body.description,
    dayOfWeek: body.day_of_week,
    timeOfDay: body.time_of_day,
    everyNWeeks: body.every_n_weeks,
    timezone: body.timezone,
    minCvss: body.min_cvss,
    warningThreshold: body.warning_threshold,
    ignoreOfflineSites: body.ignore_offline_sites ?? false,
    sites: body.sites.map(({ id, subnet }) => ({ id, subnet })),
    notify: body.notify ?? [],
    notificationGroup: body.notification_group ?? null,
  };
}

export function fromScanSchedule(schedule: DomainScanSchedule): ScanSchedule {
  return {
    id: schedule.id,
    description: schedule.description,
    day_of_week: schedule.dayOfWeek,
    time_of_day: schedule.timeOfDay,
    every_n_weeks: schedule.everyNWeeks,
    timezone: schedule.timezone,
    min_cvss: schedule.minCvss,
    warning_threshold: schedule.warningThreshold,
    ignore_offline_sites: schedule.ignoreOfflineSites,
    sites: schedule.sites.map(({ id, subnet }) => ({ id, subnet })),
    notify: [...schedule.notify],
    notification_group: schedule.notificationGroup,
    next_scan_at: schedule.nextScanAt,
    last_run_at: schedule.lastRunAt,
    running: schedule.running,
    status: schedule.status,
    latest_scan: schedule.latestScan === null ? null : fromScanReport(schedule.latestScan),
    created_at: schedule.createdAt,
    updated_at: schedule.updatedAt,
  };
}
