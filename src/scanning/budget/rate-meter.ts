const slotMs = 100;
const slots = 10;

/** Counts packets and remembers the most that left within one second, in steps of a tenth. `nowMs` is monotonic. */
export class RateMeter {
  readonly #nowMs: () => number;
  readonly #counts = new Float64Array(slots);
  #slot = 0;
  #window = 0;
  #total = 0;
  #peak = 0;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
    this.#slot = Math.floor(nowMs() / slotMs);
  }

  get total(): number {
    return this.#total;
  }

  /** Packets of the busiest second. */
  get peakPerSecond(): number {
    return this.#peak;
  }

  add(count: number): void {
    this.#turnTo(Math.floor(this.#nowMs() / slotMs));
    const index = this.#slot % slots;
    this.#counts[index] = (this.#counts[index] ?? 0) + count;
    this.#window += count;
    this.#total += count;
    this.#peak = Math.max(this.#peak, this.#window);
  }

  #turnTo(slot: number): void {
    const steps = Math.min(slots, slot - this.#slot);
    for (let step = 1; step <= steps; step += 1) {
      const index = (this.#slot + step) % slots;
      this.#window -= this.#counts[index] ?? 0;
      this.#counts[index] = 0;
    }
    this.#slot = slot;
    if (steps === slots) this.#window = 0;
  }
}
