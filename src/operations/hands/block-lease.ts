import type { LeasedBlock } from '../../domain/scan-block.ts';
import type { Connection } from '../../store/database.ts';
import { keepBlockLease } from '../../store/queries/scan-block-queries.ts';
import type { TenantStore } from '../../store/open-tenant-stores.ts';

/** Another worker has taken the block, or its part is not worked on any more: what this one has to say of it is not kept. */
export class BlockLost extends Error {
  constructor() {
    super('This block of addresses is no longer this worker’s.');
    this.name = 'BlockLost';
  }
}

/** Writes in one transaction what is only to be kept while the worker has the block and its part is under way. */
export async function inBlock<T>(
  store: TenantStore,
  block: LeasedBlock,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return store.transaction(async (connection) => {
    if (!(await keepBlockLease(connection, block))) throw new BlockLost();
    return work(connection);
  });
}
