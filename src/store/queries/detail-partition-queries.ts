import { sql, type RawBuilder } from 'kysely';
import { activeScanStatuses } from '../../domain/scan.ts';
import { monthOfId, monthOfName, type IdMonth } from '../../support/id-month.ts';
import type { Connection } from '../database.ts';
import {
  makePartition,
  otherPartition,
  partitionName,
  partitionedTables,
  type PartitionedTable,
} from '../migrations/make-partition.ts';

/** What scans saw whose parts were made in one month. */
export interface DetailPartition {
  readonly table: PartitionedTable;
  readonly month: IdMonth;
}

/** Details of which organization's scans are old at some instant: those that ended before. Others keep theirs. */
export interface OldDetails {
  readonly organizationId: string;
  readonly before: Date;
}

/** All partitions but those of what belongs to no month, the oldest first. */
export async function listDetailPartitions(db: Connection): Promise<DetailPartition[]> {
  const { rows } = await sql<{ readonly table: PartitionedTable; readonly month: string }>`
    select parent.relname as table, replace(right(part.relname, 7), '_', '-') as month
    from pg_inherits join pg_class parent on parent.oid = inhparent join pg_class part on part.oid = inhrelid
      join pg_namespace n on n.oid = parent.relnamespace and n.nspname = current_schema()
    where parent.relkind = 'p' and parent.relname = any(${[...partitionedTables]}::text[])
      and part.relname ~ '_[0-9]{4}_[0-9]{2}$'
    order by 2, 1`.execute(db);
  return rows.map(({ table, month }) => ({ table, month: monthOfName(month) }));
}

/** Months of the rows that lie in no partition of a month. */
export async function listMonthsOfOthers(db: Connection, table: PartitionedTable): Promise<IdMonth[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select distinct scan_site_id as id from ${sql.table(otherPartition(table))}`.execute(db);
  const months = rows.flatMap(({ id }) => monthOfId(id) ?? []);
  return [...new Map(months.map((month) => [month.name, month])).values()];
}

/** In a transaction: makes the partitions of the months that have none; gives how many. */
export async function makeDetailPartitions(
  db: Connection,
  table: PartitionedTable,
  months: readonly IdMonth[],
): Promise<number> {
  const known = new Set((await listDetailPartitions(db)).map((one) => partitionName(one.table, one.month)));
  const missing = new Map(months.map((month) => [partitionName(table, month), month]));
  for (const name of known) missing.delete(name);
  for (const month of missing.values()) await makePartition(db, table, month);
  return missing.size;
}

/** Tells the planner of all partitions together, which a server's autovacuum does of each alone. */
export async function analyzeDetails(db: Connection, table: PartitionedTable): Promise<void> {
  await sql`analyze ${sql.table(table)}`.execute(db);
}

/**
 * The names of those months of which somebody still wants the details of a part, once everybody has forgotten what is old
 * by `old`; with nothing there, as it stands.
 */
export async function listKeptMonths(
  db: Connection,
  months: readonly IdMonth[],
  old: readonly OldDetails[] = [],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly name: string }>`select month.name
    from unnest(${months.map((one) => one.name)}::text[], ${months.map((one) => one.firstId)}::uuid[],
      ${months.map((one) => one.endId)}::uuid[]) as month(name, first_id, end_id)
    where exists (
      select from scan_sites part join scans on scans.id = part.scan_id
        left join unnest(${old.map((one) => one.organizationId)}::uuid[], ${old.map((one) => one.before)}::timestamptz[])
          as forgetting(organization_id, before) on forgetting.organization_id = scans.organization_id
      where part.id >= month.first_id and part.id < month.end_id and scans.details_forgotten_at is null
        and not coalesce(scans.finished_at < forgetting.before
          and scans.status <> all(${[...activeScanStatuses]}::text[]), false))`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** Bytes of a partition with its indexes and what lies outside its rows; 0 when it is not there. */
export async function sizeOfPartition(db: Connection, { table, month }: DetailPartition): Promise<number> {
  const { rows } = await sql<{ readonly bytes: number | null }>`
    select pg_total_relation_size(to_regclass(${partitionName(table, month)}))::float8 as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/**
 * In a transaction: drops a partition of which nothing is wanted any more, and gives whether it did. Whoever reads or
 * writes details waits until the transaction ends.
 */
export async function dropDetailPartition(
  db: Connection,
  { table, month }: DetailPartition,
): Promise<boolean> {
  // Nobody writes from here on, so what is asked now holds until the end.
  await sql`lock table only ${sql.table(table)} in access exclusive mode`.execute(db);
  if ((await listKeptMonths(db, [month])).has(month.name)) return false;
  await sql`drop table if exists ${sql.table(partitionName(table, month))}`.execute(db);
  return true;
}

/** In a transaction: deletes what is left of some parts whose details were forgotten; gives of how many parts. */
export async function deleteForgottenDetails(
  db: Connection,
  table: PartitionedTable,
  month: IdMonth | undefined,
  limit: number,
): Promise<number> {
  const partition = sql.table(month === undefined ? otherPartition(table) : partitionName(table, month));
  const forgotten = sql`join scans on scans.id = part.scan_id and scans.details_forgotten_at is not null`;
  // Few rows belong to no month, but any part may; of a month there are far fewer parts than rows.
  const parts =
    month === undefined
      ? sql`select distinct part.id from ${partition} seen join scan_sites part on part.id = seen.scan_site_id ${forgotten}`
      : sql`select part.id from scan_sites part ${forgotten}
          where ${within(month)} and exists (select from ${partition} seen where seen.scan_site_id = part.id)`;
  const { rows } = await sql<{ readonly parts: number }>`with old as (${parts} limit ${limit}),
      deleted as (delete from ${partition} where scan_site_id = any(array(select id from old)))
    select count(*)::int as parts from old`.execute(db);
  return rows[0]?.parts ?? 0;
}

/** In a transaction: whether no other process makes or drops partitions meanwhile, and that a lock is waited for briefly. */
export async function beginPartitioning(db: Connection, waitMs: number): Promise<boolean> {
  await sql`select set_config('lock_timeout', ${String(waitMs)}, true)`.execute(db);
  const { rows } = await sql<{ readonly locked: boolean }>`
    select pg_try_advisory_xact_lock(${partitioningLock}) as locked`.execute(db);
  return rows[0]?.locked ?? false;
}

// Any constant will do, as long as every version of Sitewarden uses the same.
const partitioningLock = 5_748_310_027;

/** Whether a statement gave up because a lock was not to be had in time (SQLSTATE 55P03), on either engine. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

/** Whether the partition is not there any more: another process dropped it. */
export function isPartitionGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01';
}

function within(month: IdMonth): RawBuilder<boolean> {
  return sql<boolean>`part.id >= ${month.firstId}::uuid and part.id < ${month.endId}::uuid`;
}
