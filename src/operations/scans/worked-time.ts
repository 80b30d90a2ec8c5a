/** How long a site's part of a scan was worked on, by whomever. */
export interface WorkedTime {
  /** Counts the time since the last count, unless it was only waited for the sake of the router or the agent. */
  count(isWaiting: boolean): void;
  /** Milliseconds, as counted last. */
  ms(): number;
}

/** Goes on from `beforeMs`, that of earlier attempts. */
export function workedTime(beforeMs: number): WorkedTime {
  let workedMs = beforeMs;
  let countedAt = performance.now();
  return {
    count(isWaiting) {
      const now = performance.now();
      if (!isWaiting) workedMs += now - countedAt;
      countedAt = now;
    },
    ms: () => Math.round(workedMs),
  };
}
