import { setTimeout as wait } from 'node:timers/promises';
import { handSilentAfterSeconds, type BlockNews } from '../../domain/scan-block.ts';
import { tellOfBlock, type BlockOrder, type TakenBlock } from '../../store/queries/scan-block-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';
import { ScanShare, type ShareNow } from '../../scanning/budget/scan-share.ts';
import { ScanStop } from '../../scanning/pipeline/scan-stop.ts';
import { BlockLost } from './block-lease.ts';
import { PacketLog } from './packet-log.ts';

const everyMs = 1000;
/** Who has not heard for so long how many others there are sends nothing. */
const staleAfterMs = 2500;
/** Within this all others have heard of a new worker, or have become silent. */
const newcomerWaitsMs = staleAfterMs + 500;
const freeAgainMs = 100;
const guardEveryMs = 250;
/** Others count a worker for 15 seconds after its last word; who was silent for nearly that long comes as a newcomer. */
const forgottenAfterMs = 10_000;

export interface BlockWatchTerms {
  /** Of the block that its worker had until the moment in which it took this one. */
  readonly before?: BlockWatch | undefined;
  /** Of the division: most workers at once, silent addresses to ask. */
  readonly mostHands: number;
  readonly silentAddresses: number;
  readonly isPaced: boolean;
  /** Whether no rate bounds what is sent, so that nothing holds it back where the part is not heard of. */
  readonly isUnbound: boolean;
  readonly news: () => BlockNews;
}

/**
 * While a worker has a block: tells of it every second and hears what holds of the part. The rate of the site is one for all of its
 * workers: each sends its share by how many it knows of. A newcomer is counted at once and sends nothing before all others have
 * looked since; who cannot look sends nothing either: so together they never exceed it.
 */
export class BlockWatch {
  readonly share: ScanShare;
  readonly log = new PacketLog();
  readonly #down = new AbortController();
  readonly #end = new AbortController();
  readonly #store: TenantStore;
  readonly #taken: TakenBlock;
  readonly #terms: BlockWatchTerms;
  #lookedAt = moment();
  #heard: ShareNow;
  #maySendAtMs: number;
  #timer: NodeJS.Timeout | undefined;
  #guard: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: TenantStore, taken: TakenBlock, terms: BlockWatchTerms) {
    this.#store = store;
    this.#taken = taken;
    this.#terms = terms;
    const { before } = terms;
    const isKnown = before !== undefined && elapsedSince(before.#lookedAt) < forgottenAfterMs;
    const ofNewcomer = performance.now() + (taken.others > 0 ? newcomerWaitsMs : 0);
    this.#maySendAtMs = isKnown ? before.#maySendAtMs : ofNewcomer;
    this.#heard = { ofRate: 1 / (taken.others + 1), pace: 'full', silentAddresses: 0 };
    this.share = new ScanShare(
      {
        least: 1 / terms.mostHands,
        isPaced: terms.isPaced,
        isHeld: () => this.isHeld,
        onSent: (packets) => this.log.add(packets),
      },
      this.#heard,
    );
  }

  /** Aborts when the block is to be put down, or is somebody else's. */
  get down(): AbortSignal {
    return this.#down.signal;
  }

  /** Aborts, with the reason, when the whole scan ends; what was found is kept. */
  get end(): AbortSignal {
    return this.#end.signal;
  }

  /** Whether nothing may be sent at the moment. */
  get isHeld(): boolean {
    return performance.now() < this.#maySendAtMs || elapsedSince(this.#lookedAt) > staleAfterMs;
  }

  /** Resolves when something may be sent, or `signal` aborts. */
  async untilFree(signal: AbortSignal): Promise<void> {
    while (this.isHeld && !signal.aborted) {
      await wait(freeAgainMs, undefined, { signal }).catch(() => undefined);
    }
    this.#tellShare();
  }

  /** Looks now, and about once a second until it is closed. */
  async begin(): Promise<void> {
    const { isUnbound } = this.#terms;
    const guard = isUnbound ? () => this.#putDownUnheard() : () => this.#tellShare();
    this.#guard = setInterval(guard, guardEveryMs).unref();
    await this.#look();
    this.#again();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#guard);
  }

  /** A look may hang as long as a lost connection does: who cannot be held back puts the block down before others go on without it. */
  #putDownUnheard(): void {
    if (elapsedSince(this.#lookedAt) > handSilentAfterSeconds * 1000 - everyMs)
      this.#down.abort(new BlockLost());
  }

  #again(): void {
    if (this.#isClosed || this.#down.signal.aborted) return;
    this.#timer = setTimeout(() => {
      // A store that does not answer now is asked again; nothing is sent meanwhile.
      void this.#look()
        .catch(() => undefined)
        .then(() => this.#again());
    }, everyMs);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const lookingAt = moment();
    const order = await tellOfBlock(this.#store.db, this.#taken.block, this.#terms.news());
    if (elapsedSince(this.#lookedAt) > forgottenAfterMs)
      this.#maySendAtMs = performance.now() + newcomerWaitsMs;
    this.#lookedAt = lookingAt;
    if (order === undefined || !order.isOwn || !order.isOpen) return this.#down.abort(new BlockLost());
    if (order.isStopped) this.#end.abort(new ScanStop('stopped'));
    if (order.ending !== null) this.#end.abort(new ScanStop(order.ending));
    this.log.setClock(order.nowMs);
    this.#heard = this.#shareBy(order);
    this.share.set(this.#shareNow());
  }

  /** Who may send nothing at the moment has no time go by for it: what it has begun to ask goes on when it may again. */
  #shareNow(): ShareNow {
    const isPaused = this.isHeld && !this.#terms.isUnbound;
    return isPaused ? { ...this.#heard, pace: 'paused' } : this.#heard;
  }

  #tellShare(): void {
    const now = this.#shareNow();
    if (now.pace !== this.share.now.pace) this.share.set(now);
  }

  #shareBy({ others, pace, isLeadSilent, silentAskedByOthers }: BlockOrder): ShareNow {
    const hands = others + 1;
    const { silentAsked } = this.share;
    const left = this.#terms.silentAddresses - silentAskedByOthers - silentAsked;
    return {
      ofRate: 1 / hands,
      // Nobody knows how the router does while whoever watches it is silent.
      pace: pace === 'full' && isLeadSilent ? 'slow' : (pace ?? 'full'),
      silentAddresses: silentAsked + Math.max(0, Math.floor(left / hands)),
    };
  }
}

interface Moment {
  readonly monotonicMs: number;
  readonly wallMs: number;
}

function moment(): Moment {
  return { monotonicMs: performance.now(), wallMs: Date.now() };
}

/** A machine that sleeps stops the one clock, somebody who sets the time moves the other: the larger counts. */
function elapsedSince({ monotonicMs, wallMs }: Moment): number {
  return Math.max(performance.now() - monotonicMs, Date.now() - wallMs);
}
