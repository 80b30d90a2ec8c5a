import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Device } from '../../domain/device.ts';
import type { DeviceFinding } from '../../domain/device-finding.ts';
import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { Connection } from '../database.ts';
import { deviceFromRow } from './device-queries.ts';

/** What is told of a finding under the MAC address of its device. */
export type FindingOfDevice = Pick<
  DeviceFinding,
  | 'id'
  | 'deviceId'
  | 'cveId'
  | 'recordDigest'
  | 'score'
  | 'severity'
  | 'vector'
  | 'cvssVersion'
  | 'knownExploited'
  | 'publishedAt'
>;

/** That a scan saw a finding. */
export interface FindingSighting {
  readonly id: string;
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
): Promise<FindingOfDevice[]> {
  return db
    .selectFrom('findings')
    .select([
      'id',
      'device_id as deviceId',
      'cve_id as cveId',
      'record_digest as recordDigest',
      'score',
      'severity',
      'vector',
      'cvss_version as cvssVersion',
      'known_exploited as knownExploited',
    ])
    .select(isoInstant(sql`published_at`).as('publishedAt'))
    .where(sql<SqlBool>`device_id = any(${[...deviceIds]}::uuid[])`)
    .execute();
}

/** The scan that saw a CVE last on one of the devices. */
export async function findLastScanOfCve(
  db: Connection,
  deviceIds: readonly string[],
  cveId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('findings')
    .select('last_scan_id')
    .where(sql<SqlBool>`device_id = any(${[...deviceIds]}::uuid[])`)
    .where('cve_id', '=', cveId)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return row?.last_scan_id;
}

/** The newest `most` sightings of each finding on some devices, by the id of the finding. */
export async function listSightingsOfDevices(
  db: Connection,
  deviceIds: readonly string[],
  most: number,
): Promise<Map<string, FindingSightings>> {
  const { rows } = await sql<{
    finding_id: string;
    total: number;
    newest: readonly (readonly [id: string, scanId: string, createdAt: string])[];
  }>`
    select finding_id, max(total) as total,
      json_agg(json_build_array(id, scan_id, ${isoInstant(sql`created_at`)}) order by place) as newest
    from (
      select id, finding_id, scan_id, created_at,
        (count(*) over (partition by finding_id))::int as total,
        row_number() over (partition by finding_id order by created_at desc, id desc) as place
      from finding_sightings where device_id = any(${[...deviceIds]}::uuid[])
    ) as sighting where place <= ${most} group by finding_id`.execute(db);
  return new Map(
    rows.map(({ finding_id: findingId, total, newest }) => [
      findingId,
      { total, newest: newest.map(([id, scanId, createdAt]) => ({ id, scanId, createdAt })) },
    ]),
  );
}

/** An instant as the API writes it. Thousands of them are read at once, and a driver would make a Date of each. */
function isoInstant(instant: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
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
