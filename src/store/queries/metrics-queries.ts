import { sql } from 'kysely';
import type { DeliveryState } from '../../domain/notification-delivery.ts';
import type { ScanStatus } from '../../domain/scan.ts';
import type { Connection } from '../database.ts';

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
