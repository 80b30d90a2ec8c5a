import { describeProgress, progressLine } from '../cli/progress-line.ts';
import type { RunScanJob } from '../domain/run-scan-job.ts';
import type { ScanProgress } from '../domain/scan-progress.ts';
import type { ServeIo } from './serve-io.ts';

/** Shows how the greeting scan gets on; other scans have their progress in the API. */
export interface ProgressDisplay {
  /** From now on this part of a scan is shown. */
  follow(scanSiteId: string): void;
  update(job: RunScanJob, progress: ScanProgress): void;
  end(): void;
}

/** One rewritten line on a terminal; a line for each phase elsewhere. */
export function progressDisplay(stdout: ServeIo['stdout']): ProgressDisplay {
  const line = stdout.isTTY === true ? progressLine(stdout) : phaseLines(stdout);
  let followed: string | undefined;
  return {
    follow: (scanSiteId) => (followed = scanSiteId),
    update: (job, progress) => {
      if (job.scanSiteId === followed) line.update(progress);
    },
    end() {
      followed = undefined;
      line.end();
    },
  };
}

function phaseLines(stdout: ServeIo['stdout']): { update(progress: ScanProgress): void; end(): void } {
  let phase: string | undefined;
  return {
    update(progress) {
      if (progress.phase === phase) return;
      phase = progress.phase;
      stdout.write(`  ${describeProgress(progress)}\n`);
    },
    end: () => undefined,
  };
}
