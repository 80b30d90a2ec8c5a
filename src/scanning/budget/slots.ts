import { ReadyQueue } from './ready-queue.ts';

/** A bound on how many things happen at once; who waits longest goes first. */
export class Slots {
  readonly #waiting = new ReadyQueue<() => void>();
  #free: number;

  constructor(count: number) {
    this.#free = Math.max(1, Math.floor(count));
  }

  /** Runs `work` as soon as a slot is free, and gives its outcome. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
