import { shareOfPace, type ScanPace } from '../../domain/scan-pace.ts';

/** Longest sleep until the time is looked at again: the clock may have stood still meanwhile. */
const longestSleepMs = 60_000;
const shortestSleepMs = 20;

/** The time that a scan had for its work: while it waits for the sake of others none goes by. */
export class PacedTime {
  readonly #nowMs: () => number;
  readonly #spentMs: Record<ScanPace, number> = { full: 0, slow: 0, paused: 0 };
  #pace: ScanPace = 'full';
  #sinceMs: number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
    this.#sinceMs = nowMs();
  }

  setPace(pace: ScanPace): void {
    this.#settle();
    this.#pace = pace;
  }

  /** Whether no time goes by at the moment. */
  get isPaused(): boolean {
    return this.#pace === 'paused';
  }

  /** Milliseconds so far without those of pauses. */
  unpausedMs(): number {
    this.#settle();
    return this.#spentMs.full + this.#spentMs.slow;
  }

  /** Milliseconds so far as packets see them: a slow one brings as many as a share of a full one. */
  packetMs(): number {
    this.#settle();
    return this.#spentMs.full + this.#spentMs.slow * shareOfPace.slow;
  }

  /** Milliseconds so far, whatever the pace. */
  totalMs(): number {
    return this.unpausedMs() + this.#spentMs.paused;
  }

  #settle(): void {
    const now = this.#nowMs();
    this.#spentMs[this.#pace] += now - this.#sinceMs;
    this.#sinceMs = now;
  }
}

/** Calls `onOver` when `elapsedMs` has gone `ms` further, whatever the time of day says; gives what drops the timer. */
export function whenElapsed(ms: number, elapsedMs: () => number, onOver: () => void): () => void {
  const endsAtMs = elapsedMs() + ms;
  let timer: NodeJS.Timeout;
  const sleep = (leftMs: number): void => {
    timer = setTimeout(look, Math.min(longestSleepMs, Math.max(leftMs, 0)));
  };
  const look = (): void => {
    const leftMs = endsAtMs - elapsedMs();
    if (leftMs <= 0) onOver();
    else sleep(Math.max(leftMs, shortestSleepMs));
  };
  sleep(ms);
  return () => clearTimeout(timer);
}
