/** The first attempt and seven more: about a day and a half. */
export const attemptsPerRound = 8;

const firstPauseMs = 30_000;
const longestPauseMs = 86_400_000;

/**
 * How long to wait after a failed attempt, in milliseconds: 30 s, 2 min, 8 min and so on fourfold to a day, a fifth
 * more or less by `random` (0–1), so that what failed together is not tried together; longer when the receiver asks.
 */
export function pauseAfter(attempt: number, random: number, retryAfterSeconds = 0): number {
  const pause = Math.min(firstPauseMs * 4 ** Math.max(0, attempt - 1), longestPauseMs);
  return Math.min(Math.max(pause * (0.8 + 0.4 * random), retryAfterSeconds * 1000), longestPauseMs);
}
