import { sql, type QueryExecutorProvider } from 'kysely';
import type { IdMonth } from '../../support/id-month.ts';
import { isolateTable } from './isolate-table.ts';

/** Tables of what scans saw, in a partition for each month that the ids of their parts (`scan_site_id`) were made in. */
export const partitionedTables = ['scan_host_observations', 'scan_results'] as const;
export type PartitionedTable = (typeof partitionedTables)[number];

/** Holds the rows of every month that has no partition, and of ids that tell no time: no insert ever fails. */
export const otherPartition = (table: PartitionedTable): string => `${table}_other`;

/** `scan_results_2026_11`. */
export const partitionName = (table: PartitionedTable, month: IdMonth): string =>
  `${table}_${month.name.replace('-', '_')}`;

/**
 * In a transaction: makes the partition of a month that has none, and moves into it what lies among the others of that
 * month. Whoever writes scans waits until the transaction ends.
 */
export async function makePartition(
  db: QueryExecutorProvider,
  table: PartitionedTable,
  month: IdMonth,
): Promise<void> {
  const name = partitionName(table, month);
  const [parent, other, partition] = [sql.table(table), sql.table(otherPartition(table)), sql.table(name)];
  await sql`create table ${partition} (like ${parent} including all)`.execute(db);
  // The tenant role reaches the rows through the parent alone, whose policy binds it.
  await isolateTable(db, name, { grants: [] });
  // In the order in which a scan takes them, so that none waits for what waits for it.
  await sql`lock table scan_sites in share row exclusive mode`.execute(db);
  await sql`lock table only ${parent} in share update exclusive mode`.execute(db);
  await sql`lock table ${other} in access exclusive mode`.execute(db);
  const [from, to] = [sql.lit(month.firstId), sql.lit(month.endId)];
  await sql`with moved as (delete from ${other} where scan_site_id >= ${from} and scan_site_id < ${to} returning *)
    insert into ${partition} select * from moved`.execute(db);
  await sql`alter table ${parent} attach partition ${partition} for values from (${from}) to (${to})`.execute(
    db,
  );
}
