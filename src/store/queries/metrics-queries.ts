import { sql } from 'kysely';
import type { DeliveryState } from '../../domain/notification-delivery.ts';
import type { ScanStatus } from '../../domain/scan.ts';
import type { Connection } from '../database.ts';
import { partitionedTables } from '../migrations/make-partition.ts';

/** Scans of all organizations by their state; states that no scan is in are left out. */
export async function countScansByStatus(db: Connection): Promise<Partial<Record<ScanStatus, number>>> {
  const rows = await db
    .selectFrom('scans')
    .select(['status', sql<string>`count(*)`.as('count')])
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]));
}

/** Deliveries of all organizations by their state; states that none is in are left out. */
export async function countDeliveriesByState(
  db: Connection,
): Promise<Partial<Record<DeliveryState, number>>> {
  const rows = await db
    .selectFrom('notification_deliveries')
    .select(['state', sql<string>`count(*)`.as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]));
}

/** Schedules of all organizations whose next run lies not after `now`. */
export async function countDueScanSchedules(db: Connection, now: Date): Promise<number> {
  const row = await db
    .selectFrom('scan_schedules')
    .select(sql<string>`count(*)`.as('count'))
    .where('next_scan_at', '<=', now)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** What is kept of what scans saw, of all organizations. */
export interface DetailSize {
  readonly table: string;
  /** Those of months. */
  readonly partitions: number;
  /** On the disk, with indexes. */
  readonly bytes: number;
}

/** Room of scan details by their table. */
export async function measureDetails(db: Connection): Promise<DetailSize[]> {
  const { rows } = await sql<DetailSize>`
    select parent.relname as table, count(*) filter (where part.relname not like '%\_other')::int as partitions,
      sum(coalesce(pg_total_relation_size(part.oid), 0))::float8 as bytes
    from pg_inherits join pg_class parent on parent.oid = inhparent join pg_class part on part.oid = inhrelid
      join pg_namespace n on n.oid = parent.relnamespace and n.nspname = current_schema()
    where parent.relkind = 'p' and parent.relname = any(${[...partitionedTables]}::text[])
    group by parent.relname order by parent.relname`.execute(db);
  return rows;
}
