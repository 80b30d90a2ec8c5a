import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Scope } from '../../../domain/scope.ts';
import { assertInScope } from '../../sockets/compiled-scope.ts';
import { counterSlot, counterSlots, type SweepMessage, type SweepReply } from './sweep-message.ts';

const mostWorkers = 4;

/** How long the workers have to hand over what they found once the sweep is stopped. */
const stopPatienceMs = 1000;

export interface LocalSweepOutcome {
  readonly open: readonly number[];
  /** Ports to ask once more: silent, or without a socket. */
  readonly silent: readonly number[];
}

/**
 * Sweeps many ports of a loopback address on all cores. There the kernel answers within the system call, so
 * one thread is bound by its own speed and neither rate nor congestion matters. Started at first use.
 */
export class LocalSweepPool {
  readonly #scope: Scope;
  readonly #lanes: number;
  readonly #onCounters: (address: string, attempts: number, done: number) => void;
  #workers: Worker[] = [];
  #broken = false;
  #queue: Promise<unknown> = Promise.resolve();

  /** `maxInFlight` is split among the workers; `onCounters` hears increments of attempts and settled ports. */
  constructor(
    scope: Scope,
    maxInFlight: number,
    onCounters: (address: string, attempts: number, done: number) => void,
  ) {
    this.#scope = scope;
    this.#lanes = maxInFlight;
    this.#onCounters = onCounters;
  }

  /** One address at a time, on all workers. Rejects when a worker cannot run; the caller sweeps itself then. */
  async sweep(
    address: string,
    ports: readonly number[],
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<LocalSweepOutcome> {
    assertInScope(this.#scope, address);
    const turn = this.#queue.then(async () => this.#sweepNow(address, ports, timeoutMs, signal));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Starts the workers ahead of the first sweep, while discovery is still waiting. */
  warmUp(): void {
    try {
      this.#startWorkers();
    } catch {
      // Threads may be forbidden; the sweep finds out itself and says so to its caller.
      this.#broken = true;
    }
  }

  async close(): Promise<void> {
    const workers = this.#workers;
    this.#workers = [];
    await Promise.all(workers.map(async (worker) => worker.terminate()));
  }

  async #sweepNow(
    address: string,
    ports: readonly number[],
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<LocalSweepOutcome> {
    if (signal.aborted) return { open: [], silent: [] };
    const workers = this.#startWorkers();
    const sharedPorts = new SharedArrayBuffer(ports.length * 2);
    new Uint16Array(sharedPorts).set(ports);
    const sharedCounters = new SharedArrayBuffer(counterSlots * 4);
    const counters = new Int32Array(sharedCounters);
    const lanes = Math.max(1, Math.min(32, Math.floor(this.#lanes / workers.length)));
    const message: SweepMessage = { address, ports: sharedPorts, counters: sharedCounters, lanes, timeoutMs };
    const onAbort = (): void => {
      Atomics.store(counters, counterSlot.stop, 1);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const told = { attempts: 0, done: 0 };
    const ticker = setInterval(() => this.#tell(address, counters, told), 50);
    try {
      const replies = await Promise.all(workers.map(async (worker) => ask(worker, message, signal)));
      return {
        open: replies.flatMap((reply) => reply.open).sort((a, b) => a - b),
        silent: replies.flatMap((reply) => reply.silent).sort((a, b) => a - b),
      };
    } catch (error) {
      // The others would go on asking ports that nobody waits for any more.
      this.#broken = true;
      await this.close();
      throw error;
    } finally {
      clearInterval(ticker);
      signal.removeEventListener('abort', onAbort);
      this.#tell(address, counters, told);
    }
  }

  #tell(address: string, counters: Int32Array, told: { attempts: number; done: number }): void {
    const attempts = Atomics.load(counters, counterSlot.attempts);
    const done = Atomics.load(counters, counterSlot.done);
    this.#onCounters(address, attempts - told.attempts, done - told.done);
    told.attempts = attempts;
    told.done = done;
  }

  #startWorkers(): readonly Worker[] {
    if (this.#broken) throw new Error('The sweep workers cannot run here.');
    if (this.#workers.length > 0) return this.#workers;
    const file = new URL('local-sweep-worker.ts', import.meta.url);
    const count = Math.min(mostWorkers, Math.max(1, availableParallelism()));
    const cache = getCompileCacheDir();
    const env = cache === undefined ? {} : { NODE_COMPILE_CACHE: cache };
    const birth = { workerData: { scope: this.#scope }, execArgv: [], env };
    while (this.#workers.length < count) {
      const worker = new Worker(file, birth);
      // Without a listener between two sweeps an error would end the process.
      worker.on('error', () => undefined);
      // Ended by itself: asking it again would wait for ever.
      worker.on('exit', () => (this.#broken = true));
      this.#workers.push(worker);
    }
    return this.#workers;
  }
}

async function ask(worker: Worker, message: SweepMessage, signal: AbortSignal): Promise<SweepReply> {
  return new Promise((resolve, reject) => {
    let patience: NodeJS.Timeout | undefined;
    const clear = (): void => {
      clearTimeout(patience);
      signal.removeEventListener('abort', onAbort);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
    };
    const onMessage = (reply: SweepReply): void => {
      clear();
      resolve(reply);
    };
    const onError = (error: unknown): void => {
      clear();
      reject(error instanceof Error ? error : new Error('The sweep worker failed.'));
    };
    const onExit = (): void => onError(undefined);
    const onAbort = (): void => {
      patience = setTimeout(onExit, stopPatienceMs);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(message, []);
  });
}
