import type { ScanReportSummary } from './scan-report-summary.ts';

export type ScanScheduleStatus = 'ready' | 'starting' | 'running' | 'processing' | 'stopping';

/** A site of a schedule with the subnet to scan there; the same site may stand with several subnets. */
export interface ScanScheduleSite {
  readonly id: string;
  /** Canonical CIDR text. */
  readonly subnet: string;
}

/** What a person decides about a schedule. */
export interface ScanScheduleTerms {
  readonly description: string;
  /** 0 = Sunday … 6 = Saturday. */
  readonly dayOfWeek: number;
  /** Wall-clock `HH:mm` in `timezone`. */
  readonly timeOfDay: string;
  /** 1–52. */
  readonly everyNWeeks: number;
  /** IANA zone name. */
  readonly timezone: string;
  /** CVSS 0.0–10.0; what scores less is not counted in reports. Below `warningThreshold`. */
  readonly minCvss: number;
  readonly warningThreshold: number;
  readonly ignoreOfflineSites: boolean;
  readonly sites: readonly ScanScheduleSite[];
  /** Ids of users. */
  readonly notify: readonly string[];
  /** Id or name of a group; when given it takes the place of `notify`. */
  readonly notificationGroup: string | null;
}

/** The plan of recurring scans, with what follows from its scans. */
export interface ScanSchedule extends ScanScheduleTerms {
  readonly id: string;
  /** ISO 8601 with the zone's offset at that instant, for example `2026-11-10T02:00:00-05:00`. */
  readonly nextScanAt: string;
  /** ISO 8601 with the zone's offset; null before the first scan. */
  readonly lastRunAt: string | null;
  readonly running: boolean;
  readonly status: ScanScheduleStatus;
  /** The newest ended scan that touched no site hidden from who asks. */
  readonly latestScan: ScanReportSummary | null;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
