import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { UpdateOrder } from './update-order.ts';

/** What came of an update, for a log. */
export interface UpdateReport {
  /** A sentence for each feed that failed, and for the bundle where it was not built. */
  readonly failures: readonly string[];
  /** Of the bundle that was built; null when the standing one stays. */
  readonly digest: string | null;
}

/**
 * Runs an update in a thread of its own, so that the service goes on answering while a bundle is built. When the
 * signal aborts the thread is ended as a kill would, which leaves the standing bundle. Rejects when the thread fails.
 */
export async function updateInThread(
  order: UpdateOrder,
  signal: AbortSignal,
): Promise<UpdateReport | undefined> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('update-worker.ts', import.meta.url), {
    workerData: order,
    execArgv: [],
  });
  const ended = once(worker, 'exit');
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop);
  try {
    const told = await Promise.race([
      once(worker, 'message').then(([report]: UpdateReport[]) => report),
      ended.then(() => undefined),
    ]);
    if (told === undefined && !signal.aborted)
      throw new Error('The thread of the update ended without a word.');
    return told;
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
