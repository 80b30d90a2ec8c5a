import type { CveBrief } from '../../domain/intelligence-view.ts';
import type { PriorityTier } from '../../domain/priority.ts';

/** A finding that a scan changed, as it was said to be then. */
export interface ChangedFinding {
  /** Where the scan saw its device. */
  readonly ipAddress: string;
  readonly cve: Pick<CveBrief, 'cveId' | 'score' | 'severity' | 'knownExploited' | 'epss'>;
  /** Null where older versions have kept none. */
  readonly tier: PriorityTier | null;
}

/** What a scan changed in what was known before. */
export interface ScanChanges {
  readonly opened: readonly ChangedFinding[];
  /** Closed before, and found again. */
  readonly reopened: readonly ChangedFinding[];
  /** Proved to be fixed by the scan. */
  readonly fixed: readonly ChangedFinding[];
}
