import type { SecondCount } from '../../domain/scan-block.ts';

/** Whoever adds the counts of several workers up looks often enough for this. */
const secondsKept = 12;

/** Counts packets by second of a clock that several processes share. */
export class PacketLog {
  readonly #counts = new Map<number, number>();
  #offsetMs = 0;
  total = 0;
  /** Packets of the busiest second. */
  peak = 0;

  /** What the shared clock shows now, in milliseconds. */
  setClock(nowMs: number): void {
    this.#offsetMs = nowMs - performance.now();
  }

  add(packets: number): void {
    const second = Math.floor((performance.now() + this.#offsetMs) / 1000);
    const count = (this.#counts.get(second) ?? 0) + packets;
    this.#counts.set(second, count);
    this.total += packets;
    this.peak = Math.max(this.peak, count);
    for (const old of this.#counts.keys()) if (old <= second - secondsKept) this.#counts.delete(old);
  }

  /** The last seconds, the oldest first. */
  recent(): SecondCount[] {
    return [...this.#counts].sort(([one], [other]) => one - other);
  }
}
