/** How soon to ask again where nobody can say how long it will be held. */
const heldMs = 250;

interface Waiter {
  readonly resolve: () => void;
}

export interface TokenBucketTerms {
  /** Monotonic, in milliseconds. */
  readonly nowMs?: () => number;
  /** Asked token by token: nobody gets one while it says yes. */
  readonly isShut?: (() => boolean) | undefined;
  /** Whether it begins with nothing saved up. */
  readonly isEmpty?: boolean;
}

/**
 * Spreads packets over time: `ratePerSecond` tokens a second, at most a twentieth of a second's worth saved up,
 * so that a pause is never followed by a burst. 0 = no limit.
 * Who waits with `take` goes before `tryTake`, in order: identification has a deadline, the port sweep has none.
 */
export class TokenBucket {
  readonly #fullRatePerMs: number;
  readonly #capacity: number;
  readonly #nowMs: () => number;
  readonly #isShut: () => boolean;
  readonly #waiting = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;
  #ratePerMs: number;
  #isHeld = false;
  #tokens: number;
  #mostTokens: number;
  #filledAtMs: number;

  constructor(
    ratePerSecond: number,
    { nowMs = () => performance.now(), isShut = () => false, isEmpty = false }: TokenBucketTerms = {},
  ) {
    this.#fullRatePerMs = ratePerSecond / 1000;
    this.#ratePerMs = this.#fullRatePerMs;
    this.#capacity = Math.max(1, ratePerSecond / 20);
    this.#mostTokens = this.#capacity;
    this.#tokens = isEmpty ? 0 : this.#capacity;
    this.#nowMs = nowMs;
    this.#isShut = isShut;
    this.#filledAtMs = nowMs();
  }

  /** Leaves only this share (above 0) of the rate from now on; `isHeld`: and none of it to `tryTake`. */
  setPace(share: number, isHeld: boolean): void {
    this.#fill();
    this.#ratePerMs = this.#fullRatePerMs * share;
    this.#mostTokens = Math.max(1, this.#capacity * share);
    this.#tokens = Math.min(this.#tokens, this.#mostTokens);
    this.#isHeld = isHeld;
    if (this.#waiting.size === 0) return;
    this.#stopTimer();
    this.#serveLater();
  }

  /** Takes a token if there is one that nobody waits for. */
  tryTake(): boolean {
    if (this.#isHeld) return false;
    return this.#ratePerMs === 0 || (this.#waiting.size === 0 && this.#takeOne());
  }

  /** Milliseconds until `tryTake` may give a token; 0 when it would now. */
  msUntilNext(): number {
    if (this.#isHeld) return heldMs;
    if (this.#ratePerMs === 0) return 0;
    if (this.#isShut()) return heldMs;
    this.#fill();
    return Math.max(0, (this.#waiting.size + 1 - this.#tokens) / this.#ratePerMs);
  }

  /** Waits for a token. Ends early, with the signal's reason as error, when the signal fires. */
  async take(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#ratePerMs === 0 || (this.#waiting.size === 0 && this.#takeOne())) return;
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        resolve: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      const onAbort = (): void => {
        this.#waiting.delete(waiter);
        if (this.#waiting.size === 0) this.#stopTimer();
        reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.add(waiter);
      this.#serveLater();
    });
  }

  #takeOne(): boolean {
    if (this.#isShut()) return false;
    this.#fill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #serveLater(): void {
    const waitMs = this.#isShut() ? heldMs : Math.max(1, (1 - this.#tokens) / this.#ratePerMs);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const waiter of this.#waiting) {
        if (!this.#takeOne()) break;
        this.#waiting.delete(waiter);
        waiter.resolve();
      }
      if (this.#waiting.size > 0) this.#serveLater();
    }, waitMs);
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #fill(): void {
    const now = this.#nowMs();
    this.#tokens = Math.min(this.#mostTokens, this.#tokens + (now - this.#filledAtMs) * this.#ratePerMs);
    this.#filledAtMs = now;
  }
}
