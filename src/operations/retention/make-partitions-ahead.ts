import { monthOfInstant } from '../../support/id-month.ts';
import { partitionedTables } from '../../store/migrations/make-partition.ts';
import {
  analyzeDetails,
  beginPartitioning,
  isLockTimeout,
  listMonthsOfOthers,
  makeDetailPartitions,
} from '../../store/queries/detail-partition-queries.ts';
import type { InstallationContext } from '../operation-context.ts';
import { partitionLockMs } from './tidy-detail-partitions.ts';

const monthsAhead = 3;

/**
 * Makes the partitions of scan details for this month and those to come, and for months that rows came late of. Where a
 * table is in use, or another process is at it, it is left to the next time: rows without a partition have their place.
 */
export async function makePartitionsAhead({
  clock,
  store,
}: Pick<InstallationContext, 'clock' | 'store'>): Promise<void> {
  const now = clock.now();
  const ahead = Array.from({ length: monthsAhead + 1 }, (_, later) => monthOfInstant(now, later));
  const last = monthOfInstant(now, monthsAhead).endsAt;
  for (const table of partitionedTables) {
    // A clock that was years ahead needs no months of its own.
    const late = (await listMonthsOfOthers(store.db, table)).filter(({ endsAt }) => endsAt <= last);
    try {
      const made = await store.transaction(async (connection) =>
        (await beginPartitioning(connection, partitionLockMs))
          ? makeDetailPartitions(connection, table, [...ahead, ...late])
          : 0,
      );
      if (made > 0) await analyzeDetails(store.db, table);
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
    }
  }
}
