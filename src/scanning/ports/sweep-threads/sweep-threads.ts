import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Scope } from '../../../domain/scope.ts';
import { assertInScope } from '../../sockets/compiled-scope.ts';
import type { SweepOrder, SweepOutcome } from '../host-sweep.ts';
import type { ThreadBirth, ThreadOrder, ThreadWord } from './thread-message.ts';

const mostThreads = 4;
/** How long a thread has to hand over what it found once its sweep is stopped. */
const stopPatienceMs = 1000;

interface Thread {
  readonly worker: Worker;
  running: number;
}

interface Running {
  readonly onOpen: (port: number) => void;
  readonly end: (outcome: SweepOutcome) => void;
  readonly fail: () => void;
}

export interface SweepThreadsOptions {
  readonly scope: Scope;
  /** Split among the threads. */
  readonly maxInFlight: number;
  readonly onSent: (address: string, packets: number) => void;
  readonly onPortsDone: (ports: number) => void;
}

/**
 * Sweeps hosts on all cores, each host in one thread: connecting is bound by one core where no rate holds it back.
 * Knows no budget: only for hosts that have none. Threads start at the first use.
 */
export class SweepThreads {
  readonly #options: SweepThreadsOptions;
  readonly #threads: Thread[] = [];
  readonly #running = new Map<number, Running>();
  #nextId = 1;
  #broken = false;

  constructor(options: SweepThreadsOptions) {
    this.#options = options;
  }

  /** Starts the threads ahead of the first sweep, while discovery is still waiting. */
  warmUp(): void {
    try {
      this.#start();
    } catch {
      // Threads may be forbidden; the sweep finds out itself and says so to its caller.
      this.#broken = true;
    }
  }

  /** As `ConnectSweep.run`; rejects when threads cannot run here, and the caller sweeps itself then. */
  async run(order: SweepOrder, signal: AbortSignal): Promise<SweepOutcome> {
    assertInScope(this.#options.scope, order.address);
    this.#start();
    const thread = this.#threads.reduce((least, one) => (one.running < least.running ? one : least));
    const { onOpen, ...rest } = order;
    const id = this.#nextId;
    this.#nextId += 1;
    thread.running += 1;
    const ended = Promise.withResolvers<SweepOutcome>();
    const fail = (): void => ended.reject(new Error('The sweep threads cannot run here.'));
    this.#running.set(id, { onOpen: onOpen ?? (() => undefined), end: ended.resolve, fail });
    let patience: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      thread.worker.postMessage({ id } satisfies ThreadOrder, []);
      patience = setTimeout(() => ended.resolve(stoppedOutcome(order)), stopPatienceMs);
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    thread.worker.postMessage({ id, order: rest } satisfies ThreadOrder, []);
    return ended.promise.finally(() => {
      clearTimeout(patience);
      signal.removeEventListener('abort', onAbort);
      this.#running.delete(id);
      thread.running -= 1;
    });
  }

  async close(): Promise<void> {
    const threads = this.#threads.splice(0);
    await Promise.all(threads.map(async ({ worker }) => worker.terminate()));
  }

  #start(): void {
    if (this.#broken) throw new Error('The sweep threads cannot run here.');
    if (this.#threads.length > 0) return;
    const count = Math.min(mostThreads, Math.max(1, availableParallelism()));
    const maxInFlight = Math.max(1, Math.floor(this.#options.maxInFlight / count));
    const cache = getCompileCacheDir();
    const workerData: ThreadBirth = { scope: this.#options.scope, maxInFlight };
    const birth = { workerData, execArgv: [], env: cache === undefined ? {} : { NODE_COMPILE_CACHE: cache } };
    for (let index = 0; index < count; index += 1) {
      const worker = new Worker(new URL('sweep-thread-worker.ts', import.meta.url), birth);
      worker.on('message', (word: ThreadWord) => this.#hear(word));
      worker.on('error', () => this.#break());
      worker.on('exit', () => this.#break());
      this.#threads.push({ worker, running: 0 });
    }
  }

  #hear(word: ThreadWord): void {
    if (word.kind === 'open') this.#running.get(word.id)?.onOpen(word.port);
    else if (word.kind === 'end') this.#running.get(word.id)?.end(word.outcome);
    else {
      for (const [address, packets] of word.sent) this.#options.onSent(address, packets);
      this.#options.onPortsDone(word.portsDone);
    }
  }

  /** A thread that died takes all with it: whoever waits sweeps itself. */
  #break(): void {
    this.#broken = true;
    for (const { fail } of this.#running.values()) fail();
    void this.close();
  }
}

/** Of a thread that does not hand over in time what it has; open ports were told as they were found. */
function stoppedOutcome({ ports }: SweepOrder): SweepOutcome {
  const nothing = { open: [], firstAnswer: undefined, firstAnswerPort: undefined };
  return { ...nothing, unasked: ports.length, reason: 'stopped' };
}
