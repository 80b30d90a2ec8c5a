/**
 * Asks `read` once in `ms` milliseconds; those who ask in between, or at the same time, get that answer. A failure is
 * not kept. `now` counts milliseconds and never goes back.
 */
export function keepBriefly<T>(
  ms: number,
  read: () => Promise<T>,
  now: () => number = () => performance.now(),
): () => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (kept !== undefined && now() < kept.until) return kept.answer;
    const asked = { answer: read(), until: now() + ms };
    kept = asked;
    asked.answer.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return asked.answer;
  };
}
