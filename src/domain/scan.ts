import type { ScanProgress } from './scan-progress.ts';

export type ScanKind = 'first_run' | 'scheduled' | 'on_demand';

export type ScanStatus =
  | 'pending'
  | 'starting'
  | 'running'
  | 'processing'
  | 'finished'
  | 'partial'
  | 'stopped'
  | 'failed';

/** One run: of a whole schedule, of some addresses on demand, or the very first one. */
export interface Scan {
  readonly id: string;
  /** Friendly code, unique within the organization. */
  readonly scanCode: string;
  readonly kind: ScanKind;
  readonly scanScheduleId: string | null;
  readonly status: ScanStatus;
  /** When somebody asked for its end; it is under way until its parts have ended. */
  readonly stopRequestedAt: string | null;
  /** Why the scan is partial, stopped or failed; empty otherwise. */
  readonly reasons: readonly string[];
  /** Digest of the intelligence the findings rest on, once judged. */
  readonly intelDigest: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** One site's part of a scan. */
export interface ScanSite {
  readonly id: string;
  readonly scanId: string;
  readonly siteId: string;
  readonly status: ScanStatus;
  /** Null before the first packet. */
  readonly progress: ScanProgress | null;
  /** Why this part is partial, stopped or failed; empty otherwise. */
  readonly reasons: readonly string[];
  /** Addresses, CIDR networks and ranges, in the order they were asked for. */
  readonly targets: readonly string[];
  /** Canonical CIDR texts the schedule adds to what the site declares. */
  readonly subnets: readonly string[];
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

const next: Record<ScanStatus, readonly ScanStatus[]> = {
  pending: ['starting', 'stopped', 'failed'],
  starting: ['running', 'stopped', 'failed'],
  running: ['processing', 'stopped', 'failed'],
  processing: ['finished', 'partial', 'stopped', 'failed'],
  finished: [],
  partial: [],
  stopped: [],
  failed: [],
};

/** Whether a scan in state `from` may enter state `to`. Nothing leaves an end state. */
export function maySetScanStatus(from: ScanStatus, to: ScanStatus): boolean {
  return next[from].includes(to);
}

/** The states from which `to` may be entered. */
export function scanStatusesBefore(to: ScanStatus): ScanStatus[] {
  return scanStatuses.filter((from) => maySetScanStatus(from, to));
}

export const scanStatuses = Object.keys(next) as readonly ScanStatus[];

/** Whether a scan in this state has work left to do. */
export function isActiveScanStatus(status: ScanStatus): boolean {
  return next[status].length > 0;
}

export const activeScanStatuses: readonly ScanStatus[] = scanStatuses.filter((status) =>
  isActiveScanStatus(status),
);
