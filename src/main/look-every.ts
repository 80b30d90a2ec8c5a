/**
 * Calls `look` every `everyMs` milliseconds, never twice at a time; what it gives stops that, after the look under way. `onError`
 * hears of one that failed, such as of a store that does not answer; the next one tries again.
 */
export function lookEvery(
  everyMs: number,
  look: () => Promise<unknown>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let looking: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    looking ??= look()
      .catch(onError)
      .finally(() => (looking = undefined));
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
