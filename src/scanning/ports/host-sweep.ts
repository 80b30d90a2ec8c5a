import { CongestionWindow } from '../budget/congestion-window.ts';
import { RoundTripEstimate } from '../budget/round-trip-estimate.ts';
import type { ConnectOutcome } from '../sockets/connect-lane.ts';

/** What shall be asked of one address. */
export interface SweepOrder {
  readonly address: string;
  /** In the order they are asked. */
  readonly ports: readonly number[];
  /** Longest wait for one answer; shortened once the host's round trip is known. */
  readonly timeoutMs: number;
  readonly maxInFlight: number;
  /** Discovery: one answer is all that is wanted. */
  readonly stopAtFirstAnswer: boolean;
  /** Whether settled ports count as progress of the port scan. */
  readonly isCounted: boolean;
  /** True for what the rate limit does not cover. */
  readonly unlimitedRate: boolean;
  readonly onOpen?: (port: number) => void;
}

export interface SweepOutcome {
  readonly open: readonly number[];
  /** What first proved that a host is there. */
  readonly firstAnswer: 'open' | 'refused' | undefined;
  /** Ports that were not asked, or whose answer this machine had no resources to hear. */
  readonly unasked: number;
  readonly reason: 'stopped' | 'local_resources' | undefined;
}

/** After so many second tries without a single answer the silence is a firewall, not loss. */
const retriesBeforeGivingUp = 64;

/** Where the sweep of one address stands. Knows no sockets: it says what to ask next and takes outcomes. */
export class HostSweep {
  readonly order: SweepOrder;
  readonly window: CongestionWindow;
  readonly #roundTrip: RoundTripEstimate;
  readonly #open: number[] = [];
  readonly #again: { port: number; isRetry: boolean }[] = [];
  readonly #silent: number[] = [];
  #next = 0;
  #retries = 0;
  #retriesAnswered = 0;
  #roundTripMs: number;
  inFlight = 0;
  firstAnswer: 'open' | 'refused' | undefined;
  /** Since when nothing but exhaustion of this machine was heard; undefined when all is well. */
  exhaustedSinceMs: number | undefined;
  heardAnything = false;

  constructor(order: SweepOrder) {
    this.order = order;
    this.window = new CongestionWindow(16, order.maxInFlight);
    this.#roundTrip = new RoundTripEstimate(order.timeoutMs);
    this.#roundTripMs = order.timeoutMs;
  }

  /** Ports not yet settled and not under way. */
  get pending(): number {
    const retries = this.#mayRetry() ? this.#silent.length : 0;
    return this.#again.length + (this.order.ports.length - this.#next) + retries;
  }

  get hasRoom(): boolean {
    return this.inFlight < this.window.size && this.pending > 0;
  }

  /** The next port to ask and whether it is asked for the second time. */
  takeNext(): { port: number; isRetry: boolean } | undefined {
    const again = this.#again.pop();
    if (again !== undefined) return again;
    const port = this.order.ports[this.#next];
    if (port !== undefined) {
      this.#next += 1;
      return { port, isRetry: false };
    }
    const silent = this.#mayRetry() ? this.#silent.pop() : undefined;
    if (silent === undefined) return undefined;
    this.#retries += 1;
    return { port: silent, isRetry: true };
  }

  timeoutMs(isRetry: boolean): number {
    return Math.min(this.order.timeoutMs, this.#roundTrip.timeoutMs() * (isRetry ? 2 : 1));
  }

  /** Takes what was learnt of `port`. Gives true when the port is settled. */
  settle(port: number, isRetry: boolean, outcome: ConnectOutcome, tookMs: number, nowMs: number): boolean {
    if (outcome === 'exhausted') {
      this.#again.push({ port, isRetry });
      this.exhaustedSinceMs ??= nowMs;
      return false;
    }
    this.exhaustedSinceMs = undefined;
    this.heardAnything = true;
    if (outcome === 'open' || outcome === 'refused' || outcome === 'self_connection') {
      this.#onAnswer(port, isRetry, outcome, tookMs, nowMs);
      return true;
    }
    this.window.onSilence();
    // ARP that failed for a moment says unreachable; a firewall that says so is asked a few times in vain.
    const mayBeLoss = outcome === 'timeout' || outcome === 'unreachable' || outcome === 'failed';
    if (!mayBeLoss || isRetry || this.order.stopAtFirstAnswer) return true;
    this.#silent.push(port);
    return true;
  }

  outcome(reason: SweepOutcome['reason']): SweepOutcome {
    const unasked = reason === undefined ? 0 : this.pending + this.inFlight;
    return { open: this.#open.toSorted((a, b) => a - b), firstAnswer: this.firstAnswer, unasked, reason };
  }

  #onAnswer(port: number, isRetry: boolean, outcome: ConnectOutcome, tookMs: number, nowMs: number): void {
    if (isRetry) {
      this.#retriesAnswered += 1;
      this.window.onLoss(nowMs, this.#roundTripMs);
    } else {
      this.#roundTrip.add(tookMs);
      this.#roundTripMs = tookMs;
      this.window.onAnswer();
    }
    this.firstAnswer ??= outcome === 'open' ? 'open' : 'refused';
    if (outcome !== 'open') return;
    this.#open.push(port);
    this.order.onOpen?.(port);
  }

  /** A silent port is asked again only of a host that answers, and while asking again still pays. */
  #mayRetry(): boolean {
    const pays = this.#retriesAnswered > 0 || this.#retries < retriesBeforeGivingUp;
    return this.firstAnswer !== undefined && pays && this.#next >= this.order.ports.length;
  }
}
