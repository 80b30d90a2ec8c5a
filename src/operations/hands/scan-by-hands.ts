import { setTimeout as wait } from 'node:timers/promises';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { KeptBlock, ScanDivision } from '../../domain/scan-block.ts';
import type { ScanEvent } from '../../domain/scan-progress.ts';
import type { ScanPace } from '../../domain/scan-pace.ts';
import type { RouterLoadReport } from '../../domain/router-report.ts';
import { PacedTime } from '../../scanning/budget/paced-time.ts';
import { stopReasonOf } from '../../scanning/pipeline/scan-stop.ts';
import { watchLoad, type LoadWatchOptions } from '../../scanning/routeros/watch-load.ts';
import type { AddressRange } from '../../scanning/targets/address-range.ts';
import { listBlocks } from '../../store/queries/scan-block-queries.ts';
import { clearScanSiteAttempts } from '../../store/queries/scan-lease-queries.ts';
import { keepLeadNews } from '../../store/queries/scan-division-queries.ts';
import type { HandContext } from './hand-context.ts';
import { inLease } from '../scans/scan-lease.ts';
import { addMissingBlocks } from './divide-part.ts';
import { ownHand, type OwnHand } from './own-hand.ts';
import type { RouterKnowledge } from './router-knowledge.ts';
import { endHands } from './settle-division.ts';
import { outcomeOfBlocks, peakOfBlocks, progressOfBlocks, type OutcomeOfBlocks } from './sum-of-blocks.ts';

const lookEveryMs = 500;

export interface LeadTerms {
  readonly division: ScanDivision;
  /** What had to be scanned when the part was divided, or taken over. */
  readonly left: readonly AddressRange[];
  readonly knowledge: RouterKnowledge;
  readonly load: Omit<LoadWatchOptions, 'onPace'> | undefined;
  /** Milliseconds that the part may still be worked on, and that of a whole one. */
  readonly timeLeftMs: number;
  readonly scanTimeoutMs: number;
  readonly onTimeout: () => void;
  /** The work is put down; others go on with their blocks. */
  readonly signal: AbortSignal;
  /** The work ends; what was found is kept. */
  readonly end: AbortSignal;
}

/** What a divided part tells: progress of all workers together, and what came of all blocks. Hosts are kept block by block. */
export interface EndOfHands extends OutcomeOfBlocks {
  readonly routerLoad: RouterLoadReport | undefined;
}

/**
 * Leads the work on a divided part, and takes blocks itself, until all are done. Gives how far all workers are together, as the
 * events of a scan; what came of it is given in the end. Rejects when `signal` aborts, and on faults of this worker.
 */
export async function* scanByHands(
  context: HandContext,
  job: LeasedScanJob,
  terms: LeadTerms,
): AsyncGenerator<ScanEvent, EndOfHands, undefined> {
  const { signal, end, division } = terms;
  const { db } = context.store;
  const time = new PacedTime();
  let pace: ScanPace = 'full';
  const onPace = (next: ScanPace): void => time.setPace((pace = next));
  const watch = terms.load && watchLoad({ ...terms.load, onPace });
  const peak = peakOfBlocks(division.peakPerSecond);
  const own = ownHand(context, job, terms);
  let advance: number | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      own.throwIfFailed();
      if (isOver(time, terms)) terms.onTimeout();
      if (end.aborted) break;
      const blocks = await listBlocks(db, job);
      peak.note(blocks);
      const news = { workerId: context.workerId ?? null, peakPerSecond: peak.peak() };
      await keepLeadNews(db, job, { ...news, pace: watch === undefined ? null : pace });
      const progress = progressOfBlocks(blocks, division.hostsBefore);
      const nowDone = progress.hostsFound + blocks.filter(({ state }) => state === 'done').length;
      if (nowDone > (advance ?? nowDone)) await clearScanSiteAttempts(db, job);
      advance = Math.max(advance ?? 0, nowDone);
      yield time.isPaused ? { type: 'progress', progress, isWaiting: true } : { type: 'progress', progress };
      if (isAllDone(blocks) && !(await hasMore(context, job, terms))) break;
      own.lookForWork(blocks);
      await wait(lookEveryMs, undefined, { signal: AbortSignal.any([signal, end]) }).catch(() => undefined);
    }
    return await outcomeOf(context, job, { own, end, peak, watch });
  } finally {
    await own.close();
    await watch?.end();
  }
}

/** A router that stays busy must not hold a scan for ever: it may wait as long as it may work, and no longer. */
function isOver(time: PacedTime, { timeLeftMs, scanTimeoutMs }: LeadTerms): boolean {
  return Math.max(time.unpausedMs(), time.totalMs() - scanTimeoutMs) >= timeLeftMs;
}

function isAllDone(blocks: readonly KeptBlock[]): boolean {
  return blocks.every(({ state }) => state === 'done');
}

/** Whether addresses are in no block, whatever has become of theirs: they are in further ones now. */
async function hasMore(context: HandContext, job: LeasedScanJob, { left }: LeadTerms): Promise<boolean> {
  const added = await inLease(context.store, job, async (connection) =>
    addMissingBlocks(connection, context, job, left),
  );
  return added > 0;
}

async function outcomeOf(
  context: HandContext,
  job: LeasedScanJob,
  {
    own,
    end,
    peak,
    watch,
  }: {
    readonly own: OwnHand;
    readonly end: AbortSignal;
    readonly peak: ReturnType<typeof peakOfBlocks>;
    readonly watch: ReturnType<typeof watchLoad> | undefined;
  },
): Promise<EndOfHands> {
  await own.finished();
  if (end.aborted) await endHands(context, job, stopReasonOf(end));
  const blocks = await listBlocks(context.store.db, job);
  peak.note(blocks);
  return { ...outcomeOfBlocks(blocks, peak.peak()), routerLoad: await watch?.end() };
}
