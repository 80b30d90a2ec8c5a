/**
 * How many attempts may be under way at once, found out as TCP finds it (RFC 5681): starts moderate, doubles a
 * round trip until the first loss, then grows by about one; halves on proven loss. A silent port is no
 * proof (firewalls are silent): only a port that answers when asked again shows that a packet was lost.
 */
export class CongestionWindow {
  readonly #largest: number;
  #size: number;
  #threshold: number;
  #lastLossAtMs = Number.NEGATIVE_INFINITY;

  constructor(initial: number, largest: number) {
    this.#largest = Math.max(1, largest);
    this.#size = Math.min(Math.max(1, initial), this.#largest);
    this.#threshold = this.#largest;
  }

  get size(): number {
    return Math.floor(this.#size);
  }

  /** Whether it cannot open further. */
  get isWide(): boolean {
    return this.#size >= this.#largest;
  }

  /** An answer of any kind came back. */
  onAnswer(): void {
    this.#grow(this.#size < this.#threshold ? 1 : 1 / this.#size);
  }

  /** Nothing came back: neither good nor bad news, so the window opens slowly. */
  onSilence(): void {
    this.#grow(0.25);
  }

  /** Proven loss; several within `roundTripMs` count once, because they come from one overflow. */
  onLoss(nowMs: number, roundTripMs: number): void {
    if (nowMs - this.#lastLossAtMs < roundTripMs) return;
    this.#lastLossAtMs = nowMs;
    this.#size = Math.max(2, this.#size / 2);
    this.#threshold = this.#size;
  }

  #grow(by: number): void {
    this.#size = Math.min(this.#largest, this.#size + by);
  }
}
