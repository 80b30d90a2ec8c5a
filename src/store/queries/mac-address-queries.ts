import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Device } from '../../domain/device.ts';
import type { DeviceFinding } from '../../domain/device-finding.ts';
import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { DecidedStatus, LifecycleState } from '../../domain/lifecycle-state.ts';
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
  | 'sightings'
> & { readonly state: LifecycleState; readonly decided: DecidedStatus | null };

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
    .where('merged_into', 'is', null)
    .where(sql<SqlBool>`mac_addresses && ${[...macAddresses]}::text[]`);
  if (siteIds !== null) query = query.where(sql<SqlBool>`site_id = any(${[...siteIds]}::uuid[])`);
  return (await query.orderBy('id').execute()).map(deviceFromRow);
}

/** All findings of some devices. */
export async function listFindingsOfDevices(
  db: Connection,
  deviceIds: readonly string[],
): Promise<FindingOfDevice[]> {
  type Row = [
    string,
    string,
    string,
    string,
    number | null,
    Severity,
    string | null,
    Cvss,
    boolean,
    string,
    number,
    LifecycleState,
    DecidedStatus | null,
  ];
  const rows = await readTogether<Row>(
    db,
    sql`json_build_array(id, device_id, cve_id, record_digest, score, severity, vector, cvss_version, known_exploited,
        published_at at time zone 'UTC', sightings, state, decided_status)
      from findings where device_id = any(${[...deviceIds]}::uuid[]) and closed_at is null`,
  );
  return rows.map((row) => ({
    id: row[0],
    deviceId: row[1],
    cveId: row[2],
    recordDigest: row[3],
    score: row[4],
    severity: row[5],
    vector: row[6],
    cvssVersion: row[7],
    knownExploited: row[8],
    publishedAt: instantOf(row[9]),
    sightings: row[10],
    state: row[11],
    decided: row[12],
  }));
}

type Severity = FindingOfDevice['severity'];
type Cvss = FindingOfDevice['cvssVersion'];

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

/** The newest `most` sightings of each of all findings on some devices, by the id of the finding. */
export async function listSightingsOfFindings(
  db: Connection,
  findings: readonly FindingOfDevice[],
  most: number,
): Promise<Map<string, FindingSightings>> {
  const ofDevices = sql`from finding_sightings
    where device_id = any(${[...new Set(findings.map(({ deviceId }) => deviceId))]}::uuid[])`;
  const columns = sql`finding_id, id, scan_id, created_at at time zone 'UTC'`;
  // Numbering the rows takes as long again as reading them: only where years of scans make it worth it.
  const source = findings.some(({ sightings }) => sightings > most)
    ? sql`json_build_array(${columns}, total) from (
        select id, finding_id, scan_id, created_at, count(*) over (partition by finding_id) as total,
          row_number() over (partition by finding_id order by created_at desc, id desc) as place ${ofDevices}
      ) as sighting where place <= ${most}`
    : sql`json_build_array(${columns}) ${ofDevices}`;
  const rows = await readTogether<[string, string, string, string, number?]>(db, source);
  return new Map(
    [...Map.groupBy(rows, ([findingId]) => findingId)].map(([findingId, group]) => {
      const sightings = group.map(([, id, scanId, at]) => ({ id, scanId, createdAt: instantOf(at) }));
      const total = group[0]?.[4] ?? group.length;
      return [findingId, { total, newest: sightings.sort(compareSightings).slice(0, most) }];
    }),
  );
}

function compareSightings(a: FindingSighting, b: FindingSighting): number {
  if (a.createdAt !== b.createdAt) return a.createdAt > b.createdAt ? -1 : 1;
  return a.id > b.id ? -1 : 1;
}

/**
 * All rows in one value: `source` is a select behind its keyword that gives a JSON array for each row. Drivers take
 * longer to read ten thousand small values than the database to look them up.
 */
async function readTogether<Row>(db: Connection, source: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<{ all: readonly Row[] | null }>`
    select json_agg(line) as all from (select ${source}) as lines (line)`.execute(db);
  return rows[0]?.all ?? [];
}

/** An instant of a JSON value, such as `2026-11-24T14:31:03.4577`, as the API writes it. */
function instantOf(text: string): string {
  return `${text.slice(0, 19)}.${text.slice(20, 23).padEnd(3, '0')}Z`;
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
