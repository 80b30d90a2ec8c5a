import { setTimeout as wait } from 'node:timers/promises';
import { getScanReport } from '../../../client/generated/sdk.gen.ts';
import type { ScanReport } from '../../../client/generated/types.gen.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { progressLine } from '../progress-line.ts';
import { answerOf } from './answer-of.ts';
import { followScan, toProgress } from './follow-scan.ts';
import type { Remote } from './remote.ts';

const missesAllowed = 5;
/** Fruitless attempts to follow a scan after which its report alone is asked for. */
const attemptsToFollow = 3;

/**
 * Follows a scan until it has ended, shows on a terminal how far it is, and gives its report. Where its events cannot
 * be had, the report is asked for every `intervalMs` instead; a service that is away for a moment, as for a restart,
 * is asked again. Throws `command_stopped` when told to stop.
 */
export async function watchScan(remote: Remote, scanId: string, intervalMs: number): Promise<ScanReport> {
  const line = progressLine(remote.io.stderr);
  try {
    let [misses, fruitless] = [0, 0];
    for (;;) {
      const report = await reportOf(remote, scanId, misses < missesAllowed);
      misses = report === undefined ? misses + 1 : 0;
      if (report !== undefined) {
        if (hasEnded(report)) return report;
        if (report.progress) line.update(toProgress(report.progress));
        if (fruitless < attemptsToFollow) {
          const followed = await followScan(remote, scanId, (progress) => line.update(progress));
          if (followed === 'ended') continue;
          fruitless = followed === 'nothing' ? fruitless + 1 : 0;
        }
      }
      await wait(intervalMs, undefined, { signal: remote.signal });
    }
  } catch (error) {
    if (!remote.signal.aborted) throw error;
    throw new SitewardenError('unavailable', 'command_stopped', 'Stopped watching; the scan goes on.');
  } finally {
    line.end();
  }
}

/** Undefined when the service is not there at the moment and may be asked again. */
async function reportOf(remote: Remote, scan_id: string, again: boolean): Promise<ScanReport | undefined> {
  try {
    return await answerOf(getScanReport({ client: remote.client, path: { scan_id } }));
  } catch (error) {
    const away = error instanceof SitewardenError && ['unavailable', 'rate_limited'].includes(error.kind);
    if (away && again && !remote.signal.aborted) return undefined;
    throw error;
  }
}

function hasEnded({ status }: ScanReport): boolean {
  return ['finished', 'partial', 'stopped', 'failed'].includes(status);
}
