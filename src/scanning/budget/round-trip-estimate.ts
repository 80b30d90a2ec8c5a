/** Below this the clock of a busy event loop says more than the network. */
const shortestTimeoutMs = 250;

/**
 * How long an answer of one host may take, learnt from its answers as TCP learns its retransmission timeout
 * (RFC 6298 §2). Before the first answer it is the upper bound.
 */
export class RoundTripEstimate {
  readonly #longestMs: number;
  #smoothedMs: number | undefined;
  #variationMs = 0;

  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  add(sampleMs: number): void {
    if (this.#smoothedMs === undefined) {
      this.#smoothedMs = sampleMs;
      this.#variationMs = sampleMs / 2;
      return;
    }
    this.#variationMs = 0.75 * this.#variationMs + 0.25 * Math.abs(this.#smoothedMs - sampleMs);
    this.#smoothedMs = 0.875 * this.#smoothedMs + 0.125 * sampleMs;
  }

  /** Forgets what was learnt: it was not of the network. */
  reset(): void {
    this.#smoothedMs = undefined;
    this.#variationMs = 0;
  }

  /** Milliseconds within which nearly every answer comes; endless before the first. */
  get usualMs(): number {
    return this.#smoothedMs === undefined ? Infinity : this.#smoothedMs + 4 * this.#variationMs;
  }

  /** Milliseconds to wait for an answer before the port counts as silent. */
  timeoutMs(): number {
    return Math.min(this.#longestMs, Math.max(shortestTimeoutMs, this.usualMs));
  }
}
