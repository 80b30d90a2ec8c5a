export interface TurnTerms {
  /** So many at a time. */
  readonly most: number;
  /** What lasts longer, in milliseconds, does not count among these any more, */
  readonly patienceMs: number;
  /** but only while there are no more than so many in all. */
  readonly mostInAll: number;
}

/** Lets works begin in the order of their calls, as the terms allow; each settles as its work does. */
export function takeTurns({
  most,
  patienceMs,
  mostInAll,
}: TurnTerms): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let young = 0;
  let all = 0;
  const admit = (): void => {
    while (young < most && all < mostInAll && waiting.length > 0) {
      young += 1;
      all += 1;
      waiting.shift()?.();
    }
  };
  return async (work) => {
    await new Promise<void>((go) => {
      waiting.push(go);
      admit();
    });
    let isYoung = true;
    const ages = (): void => {
      if (isYoung) young -= 1;
      isYoung = false;
      admit();
    };
    const timer = setTimeout(ages, patienceMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      all -= 1;
      ages();
    }
  };
}
