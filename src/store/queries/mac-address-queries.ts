import { sql, type SqlBool } from 'kysely';
import type { Device } from '../../domain/device.ts';
import type { DeviceFinding } from '../../domain/device-finding.ts';
import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { Connection } from '../database.ts';
import { deviceFromRow } from './device-queries.ts';
import { findingFromRow } from './finding-queries.ts';

/** That a scan saw a finding. */
export interface FindingSighting {
  readonly id: string;
  readonly findingId: string;
  readonly deviceId: string;
  readonly scanId: string;
  readonly createdAt: string;
}

/** The newest sightings of one finding, the newest first, and how many there are in all. */
export interface FindingSightings {
  readonly newest: readonly FindingSighting[];
  readonly total: number;
}

/** The devices with one of the MAC addresses; with `siteIds`, of those sites alone. */
export async function listDevicesOfMacAddresses(
  db: Connection,
  organizationId: string,
  macAddresses: readonly string[],
  siteIds: readonly string[] | null,
): Promise<Device[]> {
  let query = db
    .selectFrom('devices')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where(sql<SqlBool>`mac_address = any(${[...macAddresses]}::text[])`);
  if (siteIds !== null) query = query.where(sql<SqlBool>`site_id = any(${[...siteIds]}::uuid[])`);
  return (await query.orderBy('id').execute()).map(deviceFromRow);
}

/** All findings of some devices. */
export async function listFindingsOfDevices(
  db: Connection,
  deviceIds: readonly string[],
): Promise<DeviceFinding[]> {
  const rows = await db
    .selectFrom('findings')
    .selectAll()
    .where(sql<SqlBool>`device_id = any(${[...deviceIds]}::uuid[])`)
    .execute();
  return rows.map(findingFromRow);
}

/** The newest `most` sightings of each finding on some devices, by the id of the finding. */
export async function listSightingsOfDevices(
  db: Connection,
  deviceIds: readonly string[],
  most: number,
): Promise<Map<string, FindingSightings>> {
  const { rows } = await sql<{
    id: string;
    finding_id: string;
    device_id: string;
    scan_id: string;
    created_at: Date;
    total: number;
  }>`
    select * from (
      select id, finding_id, device_id, scan_id, created_at,
        (count(*) over (partition by finding_id))::int as total,
        row_number() over (partition by finding_id order by created_at desc, id desc) as place
      from finding_sightings where device_id = any(${[...deviceIds]}::uuid[])
    ) as sighting where place <= ${most} order by finding_id, place`.execute(db);
  const groups = Map.groupBy(rows, (row) => row.finding_id);
  return new Map(
    [...groups].map(([findingId, group]) => [
      findingId,
      {
        total: group[0]?.total ?? 0,
        newest: group.map((row) => ({
          id: row.id,
          findingId,
          deviceId: row.device_id,
          scanId: row.scan_id,
          createdAt: row.created_at.toISOString(),
        })),
      },
    ]),
  );
}

/** How many scans saw at least one of the devices. */
export async function countScansOfDevices(db: Connection, deviceIds: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('device_sightings')
    .select((select) => select.fn.count<string>('scan_id').distinct().as('scans'))
    .where(sql<SqlBool>`device_id = any(${[...deviceIds]}::uuid[])`)
    .executeTakeFirst();
  return Number(row?.scans ?? 0);
}

/** What the records with these digests say. */
export async function listCveRecords(db: Connection, digests: readonly string[]): Promise<CveDetail[]> {
  const rows = await db
    .selectFrom('cve_records')
    .select('detail')
    .where(sql<SqlBool>`record_digest = any(${[...digests]}::text[])`)
    .execute();
  return rows.map((row) => row.detail);
}
