import { parentPort, workerData } from 'node:worker_threads';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { runUpdate } from './run-update.ts';
import type { UpdateReport } from './update-in-thread.ts';
import type { UpdateOrder } from './update-order.ts';

// Ended from outside at any moment, which an update survives: there is no signal to pass on.
const signal = new AbortController().signal;

const found = await report(workerData as UpdateOrder);
parentPort?.postMessage(found, []);

async function report(order: UpdateOrder): Promise<UpdateReport> {
  try {
    const { feeds, built, problem } = await runUpdate(order, { signal, onProgress: () => undefined });
    return {
      failures: [
        ...feeds.flatMap(({ name, error }) => (error === null ? [] : [`${name}: ${error.message}`])),
        ...(problem === null ? [] : [problem.message]),
      ],
      digest: built?.digest ?? null,
    };
  } catch (error) {
    if (!(error instanceof SitewardenError)) throw error;
    return { failures: [error.message], digest: null };
  }
}
