import type { Worker } from '../../domain/worker.ts';
import { forgetLostWorkers, keepWorker, removeWorker } from '../../store/queries/worker-queries.ts';
import type { InstallationContext } from '../operation-context.ts';

type Context = Pick<InstallationContext, 'store'>;

/** Registers a worker, and keeps it among the living; a draining one takes nothing new. */
export async function tellOfWorker({ store }: Context, worker: Worker, draining: boolean): Promise<void> {
  await keepWorker(store.db, { ...worker, draining });
}

/** Takes a worker that ends out of the list, and those that nobody has heard of for a day. */
export async function forgetWorker({ store }: Context, id: string): Promise<void> {
  await removeWorker(store.db, id);
  await forgetLostWorkers(store.db);
}
