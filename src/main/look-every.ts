interface LookTerms {
  readonly everyMs: number;
  /** When the first look is, since the call; 0: at once. Usually after `everyMs`. */
  readonly firstAfterMs?: number;
}

/**
 * Calls `look` every so many milliseconds, never twice at a time, however long one takes; what it gives stops that: it aborts the
 * signal of the look under way, and waits for its end. `onError` hears of one that failed before that, such as of a store that
 * does not answer; the next one tries again.
 */
export function lookEvery(
  { everyMs, firstAfterMs }: LookTerms,
  look: (signal: AbortSignal) => Promise<unknown>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  let looking: Promise<unknown> | undefined;
  const lookOnce = (): void => {
    looking ??= look(stopping.signal)
      .catch((error: unknown) => (stopping.signal.aborted ? undefined : onError(error)))
      .finally(() => (looking = undefined));
  };
  const timer = setInterval(lookOnce, everyMs).unref();
  let first: NodeJS.Timeout | undefined;
  if (firstAfterMs === 0) lookOnce();
  else if (firstAfterMs !== undefined) first = setTimeout(lookOnce, firstAfterMs).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    stopping.abort(new Error('Sitewarden is stopping.'));
    await looking;
  };
}
