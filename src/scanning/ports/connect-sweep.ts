import type { Scope } from '../../domain/scope.ts';
import { ReadyQueue } from '../budget/ready-queue.ts';
import type { TokenBucket } from '../budget/token-bucket.ts';
import { assertInScope } from '../sockets/compiled-scope.ts';
import { ConnectLane, type ConnectOutcome } from '../sockets/connect-lane.ts';
import { HostSweep, type SweepOrder, type SweepOutcome } from './host-sweep.ts';

/** One attempt under way; the record is used again with its lane. */
interface LaneUse {
  readonly lane: ConnectLane;
  running: RunningSweep | undefined;
  port: number;
  isRetry: boolean;
  startedAtMs: number;
  deadlineMs: number;
}

interface RunningSweep {
  readonly sweep: HostSweep;
  readonly resolve: (outcome: SweepOutcome) => void;
  finished: boolean;
  queued: boolean;
}

/** Running figures that a sweep adds to. */
export interface SweepTally {
  /** Connection attempts. */
  packetsSent: number;
  /** Ports settled, those of discovery left out. */
  portsDone: number;
}

export interface ConnectSweepOptions {
  readonly scope: Scope;
  readonly bucket: TokenBucket;
  /** Sockets in use at once, over all hosts. */
  readonly maxInFlight: number;
  readonly tally: SweepTally;
}

const tickMs = 25;
const exhaustedPauseMs = 50;
/** How long a host waits for sockets when it never got one, and when it did. */
const neverHeardPatienceMs = 3000;
const heardPatienceMs = 30_000;

/**
 * Asks ports of many hosts at once within one budget: global and per-host bounds, the rate, the descriptors.
 * No promise and no timer per port. Running out of sockets delays ports, never loses them.
 */
export class ConnectSweep {
  readonly #options: ConnectSweepOptions;
  readonly #ready = new ReadyQueue<RunningSweep>();
  readonly #uses = new Set<LaneUse>();
  readonly #idle: LaneUse[] = [];
  #limit: number;
  #resumeAtMs = 0;
  #ticker: NodeJS.Timeout | undefined;
  #wake: NodeJS.Timeout | undefined;
  #pumping = false;

  constructor(options: ConnectSweepOptions) {
    this.#options = options;
    this.#limit = options.maxInFlight;
  }

  /** Sweeps one address. Never rejects for what the network does; `outside_scope` before any packet. */
  async run(order: SweepOrder, signal: AbortSignal): Promise<SweepOutcome> {
    assertInScope(this.#options.scope, order.address);
    const sweep = new HostSweep(order);
    if (signal.aborted) return sweep.outcome('stopped');
    if (sweep.pending === 0) return sweep.outcome(undefined);
    return new Promise((resolve) => {
      const running: RunningSweep = {
        sweep,
        finished: false,
        queued: false,
        resolve: (outcome) => {
          signal.removeEventListener('abort', onAbort);
          resolve(outcome);
        },
      };
      const onAbort = (): void => this.#finish(running, 'stopped');
      signal.addEventListener('abort', onAbort, { once: true });
      this.#enqueue(running);
      this.#pump();
    });
  }

  #enqueue(running: RunningSweep): void {
    if (running.queued || running.finished || !running.sweep.hasRoom) return;
    running.queued = true;
    this.#ready.push(running);
  }

  #pump(): void {
    // Starting an attempt can settle another at once; one loop at a time keeps the stack flat.
    if (this.#pumping) return;
    this.#pumping = true;
    const waitMs = this.#startAll();
    this.#pumping = false;
    if (waitMs === undefined || this.#wake !== undefined) return;
    this.#wake = setTimeout(
      () => {
        this.#wake = undefined;
        this.#pump();
      },
      Math.max(1, waitMs),
    );
  }

  /** Starts what the budget permits; gives the milliseconds to wait when only time is missing. */
  #startAll(): number | undefined {
    const pausedMs = this.#resumeAtMs === 0 ? 0 : this.#resumeAtMs - performance.now();
    if (pausedMs > 0) return pausedMs;
    this.#resumeAtMs = 0;
    while (this.#uses.size < this.#limit) {
      const running = this.#ready.peek();
      if (running === undefined) return undefined;
      const usable = !running.finished && running.sweep.hasRoom;
      if (usable && !running.sweep.order.unlimitedRate && !this.#options.bucket.tryTake()) {
        return this.#options.bucket.msUntilNext();
      }
      this.#ready.shift();
      running.queued = false;
      if (usable) this.#start(running);
    }
    return undefined;
  }

  #start(running: RunningSweep): void {
    const next = running.sweep.takeNext();
    if (next === undefined) return;
    const use = this.#idle.pop() ?? this.#newUse();
    const now = performance.now();
    use.running = running;
    use.port = next.port;
    use.isRetry = next.isRetry;
    use.startedAtMs = now;
    use.deadlineMs = now + running.sweep.timeoutMs(next.isRetry);
    running.sweep.inFlight += 1;
    this.#options.tally.packetsSent += 1;
    this.#uses.add(use);
    this.#ticker ??= setInterval(() => this.#tick(), tickMs);
    use.lane.start(running.sweep.order.address, next.port);
    this.#enqueue(running);
  }

  #newUse(): LaneUse {
    const lane = new ConnectLane(this.#options.scope, (_lane, outcome) => this.#onOutcome(use, outcome));
    const use: LaneUse = { lane, running: undefined, port: 0, isRetry: false, startedAtMs: 0, deadlineMs: 0 };
    return use;
  }

  #onOutcome(use: LaneUse, outcome: ConnectOutcome): void {
    const { running, port, isRetry } = use;
    this.#uses.delete(use);
    this.#idle.push(use);
    use.running = undefined;
    if (running === undefined) return;
    const { sweep } = running;
    sweep.inFlight -= 1;
    if (!running.finished) {
      const now = performance.now();
      if (sweep.settle(port, isRetry, outcome, now - use.startedAtMs, now)) this.#onSettled(sweep, isRetry);
      else this.#onExhausted(running, now);
      const isDone = sweep.order.stopAtFirstAnswer && sweep.firstAnswer !== undefined;
      if (isDone || (sweep.pending === 0 && sweep.inFlight === 0)) this.#finish(running, undefined);
      else this.#enqueue(running);
    }
    if (this.#uses.size === 0) this.#stopTicker();
    this.#pump();
  }

  #onSettled(sweep: HostSweep, isRetry: boolean): void {
    if (!isRetry && sweep.order.isCounted) this.#options.tally.portsDone += 1;
    this.#limit = Math.min(this.#options.maxInFlight, this.#limit + 0.02);
  }

  /** Sockets ran out: fewer at once from now on, a short pause, and the port is asked again. */
  #onExhausted(running: RunningSweep, nowMs: number): void {
    if (this.#resumeAtMs === 0) this.#limit = Math.max(1, Math.floor((this.#uses.size + 1) * 0.75));
    this.#resumeAtMs = nowMs + exhaustedPauseMs;
    const { exhaustedSinceMs, heardAnything } = running.sweep;
    const patienceMs = heardAnything ? heardPatienceMs : neverHeardPatienceMs;
    if (exhaustedSinceMs !== undefined && nowMs - exhaustedSinceMs > patienceMs) {
      this.#finish(running, 'local_resources');
    }
  }

  #tick(): void {
    const now = performance.now();
    for (const use of this.#uses) if (use.deadlineMs <= now) use.lane.abandon('timeout');
  }

  #finish(running: RunningSweep, reason: SweepOutcome['reason']): void {
    if (running.finished) return;
    running.finished = true;
    running.resolve(running.sweep.outcome(reason));
    if (running.sweep.inFlight === 0) return;
    for (const use of this.#uses) if (use.running === running) use.lane.abandon('aborted');
  }

  #stopTicker(): void {
    clearInterval(this.#ticker);
    this.#ticker = undefined;
  }

  /** Drops every timer; call when all runs have ended. */
  close(): void {
    this.#stopTicker();
    clearTimeout(this.#wake);
    this.#wake = undefined;
    for (const use of this.#uses) use.lane.abandon('aborted');
  }
}
