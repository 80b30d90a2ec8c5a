import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { KeptBlock } from '../../domain/scan-block.ts';
import type { HandContext } from './hand-context.ts';
import { BlockLost } from './block-lease.ts';
import { workAsHand } from './work-as-hand.ts';
import type { HandTerms } from './work-on-block.ts';

/** The hand of the worker that leads a part: it takes blocks as others do, beside the leading. */
export interface OwnHand {
  /** Takes blocks again where it has none and some are not done. */
  lookForWork(blocks: readonly KeptBlock[]): void;
  /** Throws what its work failed with. */
  throwIfFailed(): void;
  /** Resolves when it has no block; rejects with what its work failed with. */
  finished(): Promise<void>;
  /** Puts its block down. */
  close(): Promise<void>;
}

export function ownHand(context: HandContext, job: LeasedScanJob, terms: Omit<HandTerms, 'taker'>): OwnHand {
  const { knowledge, end } = terms;
  const closing = new AbortController();
  const signal = AbortSignal.any([terms.signal, closing.signal]);
  const taker = { workerId: context.workerId ?? null, isLead: true };
  let working: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;
  const work = async (): Promise<void> => {
    try {
      await workAsHand(context, job, { taker, knowledge, signal, end });
    } catch (error) {
      // One that was silent for too long has lost its block to another, and takes the next.
      if (!(error instanceof BlockLost)) failure ??= { error };
    } finally {
      working = undefined;
    }
  };
  const throwIfFailed = (): void => {
    if (failure !== undefined) throw failure.error;
  };
  return {
    lookForWork(blocks) {
      if (end.aborted || signal.aborted || blocks.every(({ state }) => state === 'done')) return;
      working ??= work();
    },
    throwIfFailed,
    async finished() {
      await working;
      throwIfFailed();
    },
    async close() {
      closing.abort(new Error('The work on this part is put down.'));
      await working;
    },
  };
}
