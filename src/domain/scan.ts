import type { ScanHold } from './scan-hold.ts';
import type { RouterReport } from './router-report.ts';
import type { ScanProgress } from './scan-progress.ts';
import type { ScanTraffic } from './scan-traffic.ts';

export type ScanKind = 'first_run' | 'scheduled' | 'on_demand' | 'imported';

export type ScanStatus = 'pending' | 'starting' | 'running' | 'processing' | EndedScanStatus;

export type EndedScanStatus = 'finished' | 'partial' | 'stopped' | 'failed';

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
  /** Since when only its counts are kept; null: all of it is. */
  readonly detailsForgottenAt: string | null;
  /** Since when somebody wants it paused; null: nobody. */
  readonly pauseRequestedAt: string | null;
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
  /** What its router told; null where none was asked yet. */
  readonly router: RouterReport | null;
  /** Addresses, CIDR networks and ranges, in the order they were asked for. */
  readonly targets: readonly string[];
  /** Canonical CIDR texts the schedule adds to what the site declares. */
  readonly subnets: readonly string[];
  /** What the site excluded when the scan was accepted; what it excludes later is left out as well. */
  readonly excludedNetworks: readonly string[];
  readonly excludedDevices: readonly string[];
  /** The server's seal on targets, subnets and exclusions; null for what an older version accepted. */
  readonly scopeSeal: string | null;
  /** What a worker must be labelled with to take it; null: any. */
  readonly workerLabel: string | null;
  /** Since when no living worker can take it; null where one can. */
  readonly unreachedSince: string | null;
  /** What was sent; null before the end, and where an older version scanned. */
  readonly traffic: ScanTraffic | null;
  /** Why it is not worked on although it is under way; null while it is, waits for a worker, or has ended. */
  readonly hold: ScanHold | null;
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

/**
 * The states in which a whole scan may end as `to`. Its parts move on at their own pace: it is partial from where the
 * first of them has begun.
 */
export function wholeScanStatusesBefore(to: EndedScanStatus): ScanStatus[] {
  return to === 'partial' ? ['starting', 'running', 'processing'] : scanStatusesBefore(to);
}

/**
 * How a scan ends whose parts have all ended; undefined while one has not. Stopped when a part was; else as good as its
 * parts: finished or failed when all are, otherwise partial.
 */
export function endOfWholeScan(parts: readonly ScanStatus[]): EndedScanStatus | undefined {
  const ended = parts.filter(isEndedScanStatus);
  const [first] = ended;
  if (first === undefined || ended.length < parts.length) return undefined;
  if (ended.includes('stopped')) return 'stopped';
  return ended.every((status) => status === first) ? first : 'partial';
}

function isEndedScanStatus(status: ScanStatus): status is EndedScanStatus {
  return next[status].length === 0;
}

export const scanStatuses = Object.keys(next) as readonly ScanStatus[];

/** Whether a scan in this state has work left to do. */
export function isActiveScanStatus(status: ScanStatus): boolean {
  return next[status].length > 0;
}

export const activeScanStatuses: readonly ScanStatus[] = scanStatuses.filter((status) =>
  isActiveScanStatus(status),
);
