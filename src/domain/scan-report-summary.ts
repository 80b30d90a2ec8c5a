import type { ScanHold } from './scan-hold.ts';
import type { ScanKind, ScanStatus } from './scan.ts';
import type { ScanProgress } from './scan-progress.ts';

/** What a scan report says at a glance. Counts and scores respect the schedule's `minCvss`. */
export interface ScanReportSummary {
  readonly id: string;
  readonly scanScheduleId: string | null;
  readonly scanCode: string;
  readonly kind: ScanKind;
  readonly status: ScanStatus;
  readonly running: boolean;
  /** Why the report is partial, stopped or failed. */
  readonly reasons: readonly string[];
  /** Why none of its parts is worked on although it is under way; null while one is. */
  readonly hold: ScanHold | null;
  readonly progress: ScanProgress | null;
  /** Number of sites. */
  readonly targets: number;
  /** ISO 8601; null while the scan waits for its turn. */
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** In words, such as `2 hours 15 minutes`. */
  readonly runtime: string;
  /** CVSS; 0 when nothing found has a score. */
  readonly averageScore: number;
  readonly highestScore: number;
  /** Findings over all hosts. */
  readonly cveCount: number;
  readonly uniqueCves: number;
  /** `cveCount / uniqueCves`, two decimals; 0 without findings. */
  readonly cveRepeatRatio: number;
  /** From which score a finding is a warning, and how many are; null without a schedule. */
  readonly warningThreshold: number | null;
  readonly warningCount: number | null;
  readonly openPorts: number;
  /** Distinct pairs of port and transport. */
  readonly uniquePorts: number;
  readonly hostsScanned: number;
  readonly hostsWithCves: number;
  readonly sitesWithCves: number;
  /** Whole minutes: the sum over sites, and wall clock. */
  readonly durationCumulative: number;
  readonly durationAbsolute: number;
  /** Share of sites that ended in any way, and that failed, 0–100. */
  readonly percentageDone: number;
  readonly percentageFailed: number;
  /** Signed, expiring links; null while there is nothing to fetch. */
  readonly jsonUrl: string | null;
  readonly pdfUrl: string | null;
}
