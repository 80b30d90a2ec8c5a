import type { ScanEvent, ScanProgress } from '../../domain/scan-progress.ts';

/**
 * Between a scan and whoever reads its events at their own pace. Hosts and the end are never lost and keep their
 * order; of progress only the newest is kept.
 */
export class EventChannel {
  #events: ScanEvent[] = [];
  #progress: ScanProgress | undefined;
  #ended = false;
  #failure: unknown;
  #wakeReader: (() => void) | undefined;
  #drained: (() => void)[] = [];

  push(event: ScanEvent): void {
    this.#events.push(event);
    this.#wakeReader?.();
  }

  setProgress(progress: ScanProgress): void {
    this.#progress = progress;
    this.#wakeReader?.();
  }

  /** No more events; `failure` is thrown to the reader after what is still waiting. */
  end(failure?: unknown): void {
    this.#ended = true;
    this.#failure = failure;
    this.#wakeReader?.();
  }

  /** Resolves once fewer than `most` events wait to be read, or when `signal` fires. */
  async hasRoom(most: number, signal: AbortSignal): Promise<void> {
    while (this.#events.length >= most && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          signal.removeEventListener('abort', wake);
          resolve();
        };
        signal.addEventListener('abort', wake, { once: true });
        this.#drained.push(wake);
      });
    }
  }

  async *read(): AsyncGenerator<ScanEvent, void, undefined> {
    for (;;) {
      const progress = this.#progress;
      this.#progress = undefined;
      if (progress !== undefined) yield { type: 'progress', progress };
      const event = this.#events.shift();
      if (event !== undefined) {
        this.#wakeWriters();
        yield event;
        continue;
      }
      if (this.#ended && this.#progress === undefined) break;
      if (this.#progress === undefined) {
        await new Promise<void>((resolve) => {
          this.#wakeReader = resolve;
        });
        this.#wakeReader = undefined;
      }
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  #wakeWriters(): void {
    const waiting = this.#drained;
    this.#drained = [];
    for (const wake of waiting) wake();
  }
}
