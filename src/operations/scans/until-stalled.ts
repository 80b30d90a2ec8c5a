import type { ScanEvent } from '../../domain/scan-progress.ts';

export interface StallTerms {
  /** Milliseconds without an advance after which the scan counts as stalled. */
  readonly stallMs: number;
  /** Milliseconds that it then has to end by itself; longer than what a stop takes. */
  readonly graceMs?: number;
  readonly onStall: () => void;
}

/**
 * The events of a scan, as long as it gets on: a host, or a packet, address or port more than before. `onStall` is called
 * once when none came in time, and shall make it end; one that does not is left to itself. Time that the scan waits for
 * the sake of the router does not count.
 */
export async function* untilStalled(
  events: AsyncIterable<ScanEvent>,
  { stallMs, graceMs = 15_000, onStall }: StallTerms,
): AsyncGenerator<ScanEvent, void, undefined> {
  const iterator = events[Symbol.asyncIterator]();
  let advancedAt = performance.now();
  let mark = '';
  let next = iterator.next();
  let isStalled = false;
  let isStuck = false;
  try {
    for (;;) {
      const leftMs = advancedAt + (isStalled ? graceMs : stallMs) - performance.now();
      const result = leftMs > 0 ? await within(next, leftMs) : undefined;
      if (result === undefined) {
        isStuck = isStalled;
        if (isStuck) return;
        isStalled = true;
        advancedAt = performance.now();
        onStall();
        continue;
      }
      if (result.done === true) return;
      const now = markOf(result.value);
      if (!isStalled && now !== mark) {
        mark = now ?? mark;
        advancedAt = performance.now();
      }
      yield result.value;
      next = iterator.next();
    }
  } finally {
    // What may never answer is not waited for, and may fail later without anybody who listens.
    next.catch(() => undefined);
    if (!isStuck) await iterator.return?.();
  }
}

/** Undefined for what is an advance in any case. */
function markOf(event: ScanEvent): string | undefined {
  if (event.type !== 'progress' || event.isWaiting === true) return undefined;
  const { packetsSent, addressesDone, portsDone, servicesIdentified } = event.progress;
  return [packetsSent, addressesDone, portsDone, servicesIdentified].join(' ');
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const over = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => over.resolve(undefined), ms);
  try {
    return await Promise.race([work, over.promise]);
  } finally {
    clearTimeout(timer);
  }
}
