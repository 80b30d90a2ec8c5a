import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { ScanEvent } from '../../domain/scan-progress.ts';
import type { ScanCut } from '../scans/scan-cut.ts';
import type { ProgressKeeper } from '../scans/progress-keeper.ts';
import type { HandContext } from './hand-context.ts';
import { untilStalled } from '../scans/until-stalled.ts';
import type { WorkedTime } from '../scans/worked-time.ts';
import { scanByHands, type EndOfHands, type LeadTerms } from './scan-by-hands.ts';

interface Observation extends Omit<LeadTerms, 'end' | 'timeLeftMs' | 'scanTimeoutMs' | 'onTimeout'> {
  /** Somebody stops the scan. */
  readonly stop: AbortSignal;
  readonly cut: ScanCut;
  readonly time: WorkedTime;
  readonly progress: ProgressKeeper;
}

/**
 * Has what is left of a divided part scanned by all workers that help with it, this one among them, and keeps how far they are.
 * Undefined where an end keeps what came of it away. Rejects when `signal` aborts.
 */
export async function observeByHands(
  context: HandContext,
  job: LeasedScanJob,
  { stop, cut, time, progress, ...terms }: Observation,
): Promise<EndOfHands | undefined> {
  const { scanTimeoutMs } = context.limits;
  const leading = {
    ...terms,
    end: AbortSignal.any([stop, cut.signal]),
    timeLeftMs: scanTimeoutMs - time.ms(),
    scanTimeoutMs,
    onTimeout: () => cut.end('scan_timeout'),
  };
  let outcome: EndOfHands | undefined;
  async function* events(): AsyncGenerator<ScanEvent, void, undefined> {
    outcome = yield* scanByHands(context, job, leading);
  }
  const stall = { stallMs: context.deadlines.stallMs, onStall: () => cut.end('no_progress') };
  for await (const event of untilStalled(events(), stall)) {
    terms.signal.throwIfAborted();
    if (event.type !== 'progress') continue;
    time.count(event.isWaiting === true);
    await progress.save(event.progress, time.ms());
  }
  return outcome;
}
