import type { Scope } from '../../domain/scope.ts';
import { ReadyQueue } from '../budget/ready-queue.ts';
import type { PacketBudget } from '../budget/packet-budget.ts';
import { RestingQueue } from '../budget/resting-queue.ts';
import { assertInScope } from '../sockets/compiled-scope.ts';
import type { ConnectLane, ConnectOutcome } from '../sockets/connect-lane.ts';
import { createConnectLane } from '../sockets/create-connect-lane.ts';
import { HostSweep, type Ask, type SweepOrder, type SweepOutcome } from './host-sweep.ts';

/** One attempt under way; the record is used again with its lane. */
interface LaneUse {
  readonly lane: ConnectLane;
  running: RunningSweep | undefined;
  ask: Ask;
  startedAtMs: number;
}

interface RunningSweep {
  readonly sweep: HostSweep;
  readonly resolve: (outcome: SweepOutcome) => void;
  finished: boolean;
  queued: boolean;
}

/** Running figures that a sweep adds to. */
export interface SweepTally {
  /** Hears of each connection attempt. */
  countSent(address: string): void;
  /** Ports settled, those of discovery left out. */
  portsDone: number;
}

export interface ConnectSweepOptions {
  readonly scope: Scope;
  readonly budget: PacketBudget;
  /** Sockets in use at once, over all hosts. */
  readonly maxInFlight: number;
  readonly tally: SweepTally;
}

const nothing: Ask = { port: 0, kind: 'first' };
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
  /** Hosts that had their share for now. */
  readonly #resting = new RestingQueue<RunningSweep>();
  readonly #uses = new Set<LaneUse>();
  readonly #idle: LaneUse[] = [];
  #limit: number;
  #resumeAtMs = 0;
  #tickedAtMs = 0;
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
    const now = performance.now();
    const pausedMs = this.#resumeAtMs === 0 ? 0 : this.#resumeAtMs - now;
    if (pausedMs > 0) return pausedMs;
    this.#resumeAtMs = 0;
    for (const rested of this.#resting.takeDue(now)) this.#ready.push(rested);
    while (this.#uses.size < this.#limit) {
      const running = this.#ready.peek();
      if (running === undefined) return this.#resting.msUntilDue(now);
      const usable = !running.finished && running.sweep.hasRoom;
      const { address } = running.sweep.order;
      const grant = usable ? this.#options.budget.tryTake(address) : 'granted';
      if (grant === 'scan_waits') return this.#options.budget.msUntilNext(address, grant);
      this.#ready.shift();
      if (grant === 'host_waits') {
        this.#resting.push(running, now + this.#options.budget.msUntilNext(address, grant));
        continue;
      }
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
    use.ask = next;
    use.startedAtMs = now;
    running.sweep.inFlight += 1;
    this.#options.tally.countSent(running.sweep.order.address);
    this.#uses.add(use);
    if (this.#ticker === undefined) {
      this.#tickedAtMs = now;
      this.#ticker = setInterval(() => this.#tick(), tickMs);
    }
    use.lane.start(running.sweep.order.address, next.port);
    this.#enqueue(running);
  }

  #newUse(): LaneUse {
    const lane = createConnectLane(this.#options.scope, (_lane, outcome) => this.#onOutcome(use, outcome));
    const use: LaneUse = { lane, running: undefined, ask: nothing, startedAtMs: 0 };
    return use;
  }

  #onOutcome(use: LaneUse, outcome: ConnectOutcome): void {
    const { running, ask } = use;
    this.#uses.delete(use);
    this.#idle.push(use);
    use.running = undefined;
    if (running === undefined) return;
    const { sweep } = running;
    sweep.inFlight -= 1;
    if (!running.finished) {
      const now = performance.now();
      if (sweep.settle(ask, outcome, now - use.startedAtMs, now)) this.#onSettled(sweep, ask);
      else this.#onExhausted(running, now);
      const isDone = sweep.order.stopAtFirstAnswer && sweep.firstAnswer !== undefined;
      if (isDone || (sweep.pending === 0 && sweep.inFlight === 0)) this.#finish(running, undefined);
      else this.#enqueue(running);
    }
    if (this.#uses.size === 0) this.#stopTicker();
    this.#pump();
  }

  #onSettled(sweep: HostSweep, { kind }: Ask): void {
    if ((kind === 'first' || kind === 'again') && sweep.order.isCounted) this.#options.tally.portsDone += 1;
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
    const lateMs = now - this.#tickedAtMs - tickMs;
    this.#tickedAtMs = now;
    for (const use of this.#uses) {
      // While this process stood still nobody was heard; answers that came meanwhile are read after this.
      if (lateMs > tickMs) use.startedAtMs += lateMs;
      // Asked anew each time: what was learnt of the round trip since it began counts.
      const timeoutMs = use.running?.sweep.timeoutMs(use.ask.kind) ?? 0;
      if (use.startedAtMs + timeoutMs <= now) use.lane.abandon('timeout');
      const { running } = use;
      if (running !== undefined && running.sweep.noteTime(now)) this.#enqueue(running);
    }
    this.#pump();
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
