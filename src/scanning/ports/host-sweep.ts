import { CongestionWindow } from '../budget/congestion-window.ts';
import { RoundTripEstimate } from '../budget/round-trip-estimate.ts';
import type { ConnectOutcome } from '../sockets/connect-lane.ts';

/** What shall be asked of one address. */
export interface SweepOrder {
  readonly address: string;
  /** In the order they are asked. */
  readonly ports: readonly number[];
  /** Those that are open most often, asked a second time before others. */
  readonly oftenOpen?: readonly number[];
  /** Longest wait for one answer; shortened once the host's round trip is known. */
  readonly timeoutMs: number;
  /** How long a first try is waited for by what is known elsewhere; asked anew all the time. */
  readonly patienceMs?: () => number;
  readonly maxInFlight: number;
  /** Discovery: one answer is all that is wanted. */
  readonly stopAtFirstAnswer: boolean;
  /** Whether settled ports count as progress of the port scan. */
  readonly isCounted: boolean;
  readonly onOpen?: (port: number) => void;
}

export interface SweepOutcome {
  readonly open: readonly number[];
  /** What first proved that a host is there. */
  readonly firstAnswer: 'open' | 'refused' | undefined;
  readonly firstAnswerPort: number | undefined;
  /** Ports that were not asked, or whose answer this machine had no resources to hear. */
  readonly unasked: number;
  readonly reason: 'stopped' | 'local_resources' | undefined;
}

/**
 * Why a port is asked: for the first time, again because this machine had no socket, again because it was silent, or,
 * knowing that it answers, to tell silence from loss.
 */
export type AskKind = 'first' | 'again' | 'retry' | 'canary';

export interface Ask {
  readonly port: number;
  readonly kind: AskKind;
}

/** So many silent ports in a row, or a whole window of them, may be loss or a firewall: the canary tells which. */
const silencesBeforeCanary = 16;
/** A known port that answers in less than this share of the time it took before shows that all was late then. */
const lateShare = 0.25;
/** After so many further tries without an answer the silence is a firewall, not loss; each answer is worth as many more. */
export const retriesBeforeGivingUp = 64;

/** Where the sweep of one address stands. Knows no sockets: it says what to ask next and takes outcomes. */
export class HostSweep {
  readonly order: SweepOrder;
  readonly window: CongestionWindow;
  readonly #roundTrip: RoundTripEstimate;
  readonly #open: number[] = [];
  readonly #again: Ask[] = [];
  readonly #oftenOpen: ReadonlySet<number>;
  /** Silent so far: those that are open most often, which are worth the second tries first, and the rest. */
  readonly #silentOften: number[] = [];
  readonly #silentRarely: number[] = [];
  /** Silent both times: asked once more only where asking again has shown that packets are lost. */
  readonly #silentTwice: number[] = [];
  readonly #askedThrice = new Set<number>();
  #silentInARow = 0;
  #answeredAtMs = 0;
  #canaryIsDue = false;
  #canary: 'none' | 'under_way' | 'answered' = 'none';
  #next = 0;
  #retries = 0;
  #retriesAnswered = 0;
  #roundTripMs: number;
  inFlight = 0;
  firstAnswer: 'open' | 'refused' | undefined;
  #firstAnswerPort: number | undefined;
  /** What a canary asks: one that refused where there is any, for that wakes no program. */
  #known: { readonly port: number; readonly kind: 'open' | 'refused'; tookMs: number } | undefined;
  /** Since when nothing but exhaustion of this machine was heard; undefined when all is well. */
  exhaustedSinceMs: number | undefined;
  heardAnything = false;

  constructor(order: SweepOrder) {
    this.order = order;
    this.#oftenOpen = new Set(order.oftenOpen);
    this.window = new CongestionWindow(16, order.maxInFlight);
    this.#roundTrip = new RoundTripEstimate(order.timeoutMs);
    this.#roundTripMs = order.timeoutMs;
  }

  /** Ports not yet settled and not under way. */
  get pending(): number {
    return this.#again.length + (this.order.ports.length - this.#next) + this.#retriesLeft();
  }

  get hasRoom(): boolean {
    return (this.inFlight < this.window.size || this.#canaryIsDue) && this.pending > 0;
  }

  /**
   * Told the time now and then. Whether a canary became due: the window is full, and nothing has answered for longer
   * than answers take. With it answered the window opens as fast as if all did, instead of once a timeout.
   */
  noteTime(nowMs: number): boolean {
    const isSilent = nowMs - this.#answeredAtMs > this.#roundTrip.usualMs;
    const isHeldBack = this.inFlight >= this.window.size && !this.window.isWide;
    const isWorthIt = this.#canary !== 'under_way' && this.inFlight >= silencesBeforeCanary;
    this.#canaryIsDue = isSilent && isHeldBack && isWorthIt;
    return this.#canaryIsDue;
  }

  /** The next port to ask. */
  takeNext(): Ask | undefined {
    const canary = this.#canaryPort();
    if (canary !== undefined) {
      this.#canaryIsDue = false;
      this.#canary = 'under_way';
      return { port: canary, kind: 'canary' };
    }
    const again = this.#again.pop();
    if (again !== undefined) return again;
    const silent = this.#takeSilent();
    if (silent !== undefined) {
      this.#retries += 1;
      return { port: silent, kind: 'retry' };
    }
    const port = this.order.ports[this.#next];
    if (port === undefined) return undefined;
    this.#next += 1;
    return { port, kind: 'first' };
  }

  /** A second try has all the time there is: what refuses may be nearer than what accepts. */
  timeoutMs(kind: AskKind): number {
    if (kind === 'retry') return this.order.timeoutMs;
    return Math.min(this.#roundTrip.timeoutMs(), this.order.patienceMs?.() ?? Infinity);
  }

  /** Takes what was learnt of a port. Gives true when the port is settled. */
  settle(ask: Ask, outcome: ConnectOutcome, tookMs: number, nowMs: number): boolean {
    if (outcome === 'exhausted') {
      if (ask.kind === 'canary') this.#canary = 'none';
      else this.#again.push(ask.kind === 'first' ? { ...ask, kind: 'again' } : ask);
      this.exhaustedSinceMs ??= nowMs;
      return false;
    }
    this.exhaustedSinceMs = undefined;
    this.heardAnything = true;
    const isAnswer = outcome === 'open' || outcome === 'refused' || outcome === 'self_connection';
    if (ask.kind === 'canary') this.#onCanary(isAnswer, tookMs, nowMs);
    else if (isAnswer) this.#onAnswer(ask, outcome, tookMs, nowMs);
    else {
      this.#silentInARow += 1;
      this.window.onSilence();
      // ARP that failed for a moment says unreachable; a firewall that says so is asked a few times in vain.
      const mayBeLoss = outcome === 'timeout' || outcome === 'unreachable' || outcome === 'failed';
      if (mayBeLoss && !this.order.stopAtFirstAnswer) this.#keepSilent(ask);
    }
    return true;
  }

  outcome(reason: SweepOutcome['reason']): SweepOutcome {
    const unasked = reason === undefined ? 0 : this.pending + this.inFlight;
    return {
      open: this.#open.toSorted((a, b) => a - b),
      firstAnswer: this.firstAnswer,
      firstAnswerPort: this.#firstAnswerPort,
      unasked,
      reason,
    };
  }

  #onAnswer({ port, kind }: Ask, outcome: ConnectOutcome, tookMs: number, nowMs: number): void {
    this.#silentInARow = 0;
    this.#answeredAtMs = nowMs;
    this.#roundTrip.add(tookMs);
    this.#roundTripMs = tookMs;
    if (kind === 'retry') {
      this.#retriesAnswered += 1;
      this.window.onLoss(nowMs, this.#roundTripMs);
    } else this.window.onAnswer();
    this.firstAnswer ??= outcome === 'open' ? 'open' : 'refused';
    this.#firstAnswerPort ??= port;
    if (this.#known === undefined || (this.#known.kind === 'open' && outcome === 'refused')) {
      this.#known = { port, kind: outcome === 'refused' ? 'refused' : 'open', tookMs };
    }
    if (outcome !== 'open') return;
    this.#open.push(port);
    this.order.onOpen?.(port);
  }

  #keepSilent({ port, kind }: Ask): void {
    if (kind !== 'retry') (this.#oftenOpen.has(port) ? this.#silentOften : this.#silentRarely).push(port);
    else if (!this.#askedThrice.has(port)) this.#silentTwice.push(port);
  }

  /** A port that is known to answer, when nothing else has for a while and its answer can still teach something. */
  #canaryPort(): number | undefined {
    if (this.#canaryIsDue) return this.#known?.port;
    const isDue = this.#silentInARow >= Math.max(silencesBeforeCanary, this.window.size);
    const teaches = this.#canary === 'none' || (this.#canary === 'answered' && !this.window.isWide);
    return isDue && teaches ? this.#known?.port : undefined;
  }

  /** The way is free when it answers: what was silent meanwhile was not lost. Silent itself, packets are lost. */
  #onCanary(isAnswer: boolean, tookMs: number, nowMs: number): void {
    const silences = Math.max(this.#silentInARow, this.inFlight);
    this.#silentInARow = 0;
    this.#answeredAtMs = nowMs;
    this.#canary = isAnswer ? 'answered' : 'none';
    if (!isAnswer) return this.window.onLoss(nowMs, this.#roundTripMs);
    // Only the same port can tell that it was this machine or a moment of the network that took so long.
    if (this.#known !== undefined && tookMs < this.#known.tookMs * lateShare) this.#roundTrip.reset();
    if (this.#known !== undefined) this.#known.tookMs = tookMs;
    this.#roundTrip.add(tookMs);
    this.#roundTripMs = tookMs;
    for (let silence = 0; silence < silences; silence += 1) this.window.onAnswer();
  }

  /** A silent port is asked again only of a host that answers, and while asking again still pays. */
  #retriesLeft(): number {
    const pays = this.#retries < retriesBeforeGivingUp * (1 + this.#retriesAnswered);
    if (this.firstAnswer === undefined || !pays) return 0;
    const isAtEnd = this.#next >= this.order.ports.length;
    const often = isAtEnd || this.#canary === 'answered' ? this.#silentOften.length : 0;
    const twice = isAtEnd && this.#retriesAnswered > 0 ? this.#silentTwice.length : 0;
    return often + twice + (isAtEnd ? this.#silentRarely.length : 0);
  }

  #takeSilent(): number | undefined {
    if (this.#retriesLeft() === 0) return undefined;
    const port = this.#silentOften.pop() ?? this.#silentRarely.pop();
    if (port !== undefined) return port;
    const again = this.#silentTwice.pop();
    if (again !== undefined) this.#askedThrice.add(again);
    return again;
  }
}
