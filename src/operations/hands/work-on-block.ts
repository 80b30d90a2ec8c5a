import type { HostObservation } from '../../domain/observation.ts';
import { permits } from '../../scanning/sockets/compiled-scope.ts';
import {
  clearBlockAttempts,
  finishBlock,
  putDownBlock,
  takeBlock,
  type TakenBlock,
  type Taker,
} from '../../store/queries/scan-block-queries.ts';
import { insertHostObservations } from '../../store/queries/scan-observation-queries.ts';
import { traced } from '../../support/tracing.ts';
import type { HandContext } from './hand-context.ts';
import { knownFirst } from '../scans/known-first.ts';
import type { ScanSiteBatch } from '../scans/plan-scan-site.ts';
import { untilStalled } from '../scans/until-stalled.ts';
import { blockFigures, type BlockFigures } from './block-figures.ts';
import { inBlock } from './block-lease.ts';
import { planBlock, type BlockPlan } from './block-plan.ts';
import { BlockWatch } from './block-watch.ts';
import type { RouterKnowledge } from './router-knowledge.ts';

const hostsKeptAtOnce = 500;

/** What a hand obeys and knows, whichever block it has. */
export interface HandTerms {
  readonly taker: Taker;
  readonly knowledge: RouterKnowledge;
  /** Put the block down. */
  readonly signal: AbortSignal;
  /** End the block; what was found is kept. */
  readonly end: AbortSignal;
}

/** A block that is done, with the next one that was taken in the same moment. */
interface NextBlock {
  readonly taken: TakenBlock | undefined;
  readonly watch: BlockWatch;
}

/**
 * Works on one block of a part, whoever leads the part, and takes the next one as it finishes. Rejects, with the block put down,
 * when `signal` aborts, when the block or the part is lost, and on faults.
 */
export async function workOnBlock(
  context: HandContext,
  taken: TakenBlock,
  before: BlockWatch | undefined,
  terms: HandTerms,
): Promise<NextBlock> {
  const { block, division } = taken;
  const { store } = context;
  const { taker } = terms;
  const figures = blockFigures(context, taken);
  const isPaced = division.pace !== null;
  const ratePerSecond = lowerRate(context.limits.ratePerSecond, division.ratePerSecond);
  const watch: BlockWatch = new BlockWatch(store, taken, {
    ...division,
    isPaced,
    isUnbound: ratePerSecond === 0 && !isPaced,
    before,
    news: () => figures.news(watch),
  });
  const signal = AbortSignal.any([terms.signal, watch.down]);
  const end = AbortSignal.any([terms.end, watch.end]);
  try {
    await watch.begin();
    signal.throwIfAborted();
    const plan = await planBlock(context, block, division);
    if (plan === undefined) throw new Error('The scope of a part of a scan was changed, or cannot be read.');
    figures.begin(plan);
    for (const batch of plan.batches) {
      if (end.aborted) break;
      await traced('observe block', {}, async () =>
        observeBatch(context, { plan, batch, taken, ratePerSecond, figures, watch, signal, end, terms }),
      );
    }
    signal.throwIfAborted();
    const next = await inBlock(store, block, async (connection) => {
      await finishBlock(connection, block, figures.last(watch, end.aborted), figures.outcome());
      return end.aborted ? undefined : takeBlock(connection, block, taker);
    });
    return { taken: next, watch };
  } catch (error) {
    // Where the database does not hear of it, others take the block when its worker is silent for long enough.
    await putDownBlock(store.db, block, figures.news(watch), !signal.aborted).catch(() => undefined);
    throw signal.aborted ? signal.reason : error;
  } finally {
    watch.close();
  }
}

interface BatchParts {
  readonly plan: BlockPlan;
  readonly batch: ScanSiteBatch;
  readonly taken: TakenBlock;
  readonly ratePerSecond: number;
  readonly figures: BlockFigures;
  readonly watch: BlockWatch;
  readonly signal: AbortSignal;
  readonly end: AbortSignal;
  readonly terms: HandTerms;
}

/** Scans some addresses, and keeps each host as it is finished. */
async function observeBatch(
  { store, clock, limits: own, scanTargets, deadlines }: HandContext,
  { plan, batch, taken: { block }, ratePerSecond, figures, watch, signal, end, terms }: BatchParts,
): Promise<void> {
  const { knowledge } = terms;
  const { known } = knowledge;
  const limits = { ...own, ratePerSecond };
  const anyEnd = AbortSignal.any([signal, end]);
  if (limits.ratePerSecond > 0 || watch.share.terms.isPaced) await watch.untilFree(anyEnd);
  if (anyEnd.aborted) return;
  const request = {
    addresses: knownFirst(batch.addresses, known),
    scope: batch.scope,
    ports: plan.ports,
    limits,
    assumeAlive: false,
    excludedDevices: plan.excludedDevices,
    known,
  };
  // A scan that is stuck gives its block to somebody else, who asks anew what it has not finished.
  const stuck = new AbortController();
  const options = { signal: AbortSignal.any([anyEnd, stuck.signal]), clock, share: watch.share };
  const onStall = (): void => stuck.abort(new Error('A block of a scan made no progress.'));
  const events = untilStalled(scanTargets(request, options), { stallMs: deadlines.stallMs, onStall });
  const hosts: HostObservation[] = [];
  const keep = async (): Promise<void> => {
    const finished = hosts.splice(0);
    if (finished.length === 0) return;
    await inBlock(store, block, async (connection) => {
      await insertHostObservations(connection, block.organizationId, block.scanSiteId, finished);
      await clearBlockAttempts(connection, block);
    });
  };
  try {
    for await (const event of events) {
      signal.throwIfAborted();
      stuck.signal.throwIfAborted();
      figures.note(event);
      if (event.type !== 'host' || !permits(batch.scope, event.host.ipAddress)) continue;
      hosts.push(await knowledge.complete(event.host));
      // Hosts that an end cuts short all come at once; they are kept together.
      if (anyEnd.aborted && hosts.length < hostsKeptAtOnce) continue;
      await keep();
    }
  } catch (error) {
    // What breaks because it was told to end has ended.
    if (signal.aborted || !anyEnd.aborted) throw error;
  }
  stuck.signal.throwIfAborted();
  await keep();
}

/** The lower of two bounds; 0 = none. */
function lowerRate(one: number, other: number): number {
  return one === 0 || other === 0 ? Math.max(one, other) : Math.min(one, other);
}
