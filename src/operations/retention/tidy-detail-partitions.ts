import type { IdMonth } from '../../support/id-month.ts';
import {
  partitionName,
  partitionedTables,
  type PartitionedTable,
} from '../../store/migrations/make-partition.ts';
import {
  beginPartitioning,
  deleteForgottenDetails,
  dropDetailPartition,
  isLockTimeout,
  isPartitionGone,
  listDetailPartitions,
  listKeptMonths,
  sizeOfPartition,
  type DetailPartition,
  type OldDetails,
} from '../../store/queries/detail-partition-queries.ts';
import type { InstallationContext } from '../operation-context.ts';

/** For so long somebody who reads or writes scans may be kept waiting for a partition to go, in milliseconds. */
export const partitionLockMs = 500;
const partsAtOnce = 20;

/** What became of a partition of which nobody wants anything any more; `in_use`: it goes at another time. */
export interface TidiedPartition {
  /** `scan_results_2026_11`. */
  readonly name: string;
  readonly bytes: number;
  readonly fate: 'dropped' | 'would_be_dropped' | 'in_use';
}

interface TidyTerms {
  /** What each organization may forget at this moment; one that is not named keeps all. */
  readonly old: readonly OldDetails[];
  /** What each may forget within a month: so long forgotten rows may wait for their partition to go. */
  readonly oldSoon: readonly OldDetails[];
  readonly dryRun: boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * Drops the partitions of which all was forgotten. What was forgotten in others is deleted, unless all else in them will be
 * forgotten soon too. Any number of processes may call it.
 */
export async function tidyDetailPartitions(
  context: Pick<InstallationContext, 'clock' | 'store'>,
  terms: TidyTerms,
): Promise<TidiedPartition[]> {
  const { db } = context.store;
  const tidied: TidiedPartition[] = [];
  const busy = new Set<PartitionedTable>();
  const now = context.clock.now();
  const partitions = await listDetailPartitions(db);
  const months = new Map(partitions.map(({ month }) => [month.name, month]));
  const over = [...months.values()].filter(({ endsAt }) => endsAt <= now);
  const kept = await listKeptMonths(db, over, terms.dryRun ? terms.old : []);
  const keptLong = terms.dryRun ? kept : await listKeptMonths(db, over, terms.oldSoon);
  for (const partition of partitions) {
    if (terms.signal?.aborted === true) return tidied;
    const { table, month } = partition;
    const isOver = month.endsAt <= now;
    if (isOver && !kept.has(month.name)) {
      const bytes = await sizeOfPartition(db, partition);
      const fate = terms.dryRun ? 'would_be_dropped' : await drop(context, partition, busy);
      if (fate === 'in_use') busy.add(table);
      if (fate !== 'kept') tidied.push({ name: partitionName(table, month), bytes, fate });
    } else if (!terms.dryRun && (!isOver || keptLong.has(month.name))) {
      await deleteForgotten(context, table, month, terms.signal);
    }
  }
  if (terms.dryRun) return tidied;
  for (const table of partitionedTables) await deleteForgotten(context, table, undefined, terms.signal);
  return tidied;
}

async function drop(
  { store }: Pick<InstallationContext, 'store'>,
  partition: DetailPartition,
  busy: ReadonlySet<PartitionedTable>,
): Promise<'dropped' | 'in_use' | 'kept'> {
  // Each try keeps others waiting, and what held the table a moment ago holds it still.
  if (busy.has(partition.table)) return 'in_use';
  try {
    return await store.transaction(async (connection) => {
      if (!(await beginPartitioning(connection, partitionLockMs))) return 'kept';
      return (await dropDetailPartition(connection, partition)) ? 'dropped' : 'kept';
    });
  } catch (error) {
    if (isLockTimeout(error)) return 'in_use';
    throw error;
  }
}

async function deleteForgotten(
  { store }: Pick<InstallationContext, 'store'>,
  table: PartitionedTable,
  month: IdMonth | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    if (signal?.aborted === true) return;
    try {
      const parts = await store.transaction((connection) =>
        deleteForgottenDetails(connection, table, month, partsAtOnce),
      );
      if (parts === 0) return;
    } catch (error) {
      if (isPartitionGone(error)) return;
      throw error;
    }
  }
}
