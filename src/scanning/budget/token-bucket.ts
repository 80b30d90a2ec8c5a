/**
 * Spreads packets over time: `ratePerSecond` tokens a second, at most a twentieth of a second's worth saved up,
 * so that a pause is never followed by a burst. 0 = no limit. `nowMs` is monotonic, in milliseconds.
 */
export class TokenBucket {
  readonly #ratePerMs: number;
  readonly #capacity: number;
  readonly #nowMs: () => number;
  #tokens: number;
  #filledAtMs: number;

  constructor(ratePerSecond: number, nowMs: () => number = () => performance.now()) {
    this.#ratePerMs = ratePerSecond / 1000;
    this.#capacity = Math.max(1, ratePerSecond / 20);
    this.#tokens = this.#capacity;
    this.#nowMs = nowMs;
    this.#filledAtMs = nowMs();
  }

  /** Takes a token if there is one. */
  tryTake(): boolean {
    if (this.#ratePerMs === 0) return true;
    this.#fill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until the next token; 0 when there is one. */
  msUntilNext(): number {
    if (this.#ratePerMs === 0) return 0;
    this.#fill();
    return this.#tokens >= 1 ? 0 : (1 - this.#tokens) / this.#ratePerMs;
  }

  /** Waits for a token. Ends early, with the signal's reason as error, when the signal fires. */
  async take(signal?: AbortSignal): Promise<void> {
    while (!this.tryTake()) await pause(Math.max(1, this.msUntilNext()), signal);
  }

  #fill(): void {
    const now = this.#nowMs();
    this.#tokens = Math.min(this.#capacity, this.#tokens + (now - this.#filledAtMs) * this.#ratePerMs);
    this.#filledAtMs = now;
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
