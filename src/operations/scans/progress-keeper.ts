import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import { addProgress, noProgress, type ScanProgress } from '../../domain/scan-progress.ts';
import { setScanSiteProgress } from '../../store/queries/scan-site-queries.ts';
import type { ScanJobContext } from './execute-scan-context.ts';

const progressEveryMs = 500;

export interface ProgressKeeper {
  /** `workedMs`: how long the part was worked on so far. */
  save(current: ScanProgress, workedMs: number): Promise<void>;
  /** What comes next counts from zero again. */
  endBatch(): void;
}

/** Saves progress at most every half second, counting in earlier batches and the hosts of earlier attempts. */
export function progressKeeper(
  context: Pick<ScanJobContext, 'store' | 'clock' | 'onProgress'>,
  job: LeasedScanJob,
  addressCount: number,
  doneBefore: number,
): ProgressKeeper {
  let savedAt = -Infinity;
  let before = { ...noProgress, addressesDone: doneBefore, hostsFound: doneBefore };
  let sum: ScanProgress = before;
  return {
    async save(current, workedMs) {
      sum = { ...addProgress(before, current), addressesTotal: addressCount + doneBefore };
      const isEnd = current.phase === 'done' && sum.addressesDone >= sum.addressesTotal;
      if (!isEnd && sum.phase === 'done') sum = { ...sum, phase: 'services' };
      context.onProgress?.(job, sum);
      const now = context.clock.now().getTime();
      if (now - savedAt < progressEveryMs && current.phase !== 'done') return;
      savedAt = now;
      await setScanSiteProgress(context.store.db, job, sum, workedMs);
    },
    endBatch: () => void (before = sum),
  };
}
