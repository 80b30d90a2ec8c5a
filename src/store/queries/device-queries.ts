import { sql, type Selectable, type SqlBool } from 'kysely';
import type { DeviceClass, DeviceClassification } from '../../domain/device-class.ts';
import type { Device, DeviceEvent, DeviceSummary } from '../../domain/device.ts';
import type { KnownHost } from '../../domain/scan-request.ts';
import type { Connection, Database } from '../database.ts';

export interface DeviceFilter {
  /** The only sites to look at; null: all. */
  readonly siteIds: readonly string[] | null;
  readonly id?: string | undefined;
  readonly macAddress?: string | undefined;
  /** Text that stands somewhere in the name, address or maker. */
  readonly text?: string | undefined;
  readonly deviceClass?: DeviceClass | undefined;
  readonly tag?: string | undefined;
  readonly hasMacAddress?: boolean | undefined;
  readonly hasFindings?: boolean | undefined;
}

/** Devices with their figures, the one seen last first. */
export async function listDevicesOf(
  db: Connection,
  organizationId: string,
  filter: DeviceFilter,
  options: {
    /** Instant and id of the device the page before ended with. */
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<DeviceSummary[]> {
  const { rows } = await sql<DeviceSummaryRow>`
    with page as materialized (
      select * from devices device where organization_id = ${organizationId}::uuid ${conditionsOf(filter, options.after)}
      order by last_seen_at desc, id desc limit ${options.limit}
    )
    select page.*, known.instances, known.cves, known.highest, known.average, known.decided
    from page
    cross join lateral (
      select coalesce(sum(sightings), 0)::integer as instances, count(*)::integer as cves, count(decided_status)::integer as decided, max(score) as highest,
        avg(score) as average
      from findings where findings.device_id = page.id and closed_at is null
    ) known
    order by page.last_seen_at desc, page.id desc`.execute(db);
  return rows.map((row) => ({
    ...deviceFromRow(row),
    totalCveInstances: row.instances,
    uniqueCveCount: row.cves,
    openCveCount: row.cves - row.decided,
    highestScore: row.highest,
    averageScore: row.average,
  }));
}

type DeviceSummaryRow = Selectable<Database['devices']> & {
  readonly instances: number;
  readonly cves: number;
  readonly decided: number;
  readonly highest: number | null;
  readonly average: number | null;
};

function conditionsOf(filter: DeviceFilter, after: readonly [string, string] | undefined) {
  const conditions = [];
  const { siteIds, id, macAddress, text, deviceClass } = filter;
  if (siteIds !== null) conditions.push(sql<SqlBool>`and site_id = any(${[...siteIds]}::uuid[])`);
  // By its id a merged device is still found, so that old links lead on.
  conditions.push(id === undefined ? sql`and merged_into is null` : sql`and id = ${id}::uuid`);
  if (macAddress !== undefined) conditions.push(sql`and mac_addresses @> array[${macAddress}::text]`);
  if (deviceClass !== undefined) conditions.push(sql`and device_class = ${deviceClass}`);
  if (filter.tag !== undefined) conditions.push(sql`and tags @> array[${filter.tag}::text]`);
  if (text !== undefined) {
    const pattern = `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
    conditions.push(
      sql`and (hostname ilike ${pattern} or ip_address ilike ${pattern} or manufacturer ilike ${pattern})`,
    );
  }
  if (filter.hasMacAddress === true) conditions.push(sql`and mac_address is not null`);
  if (filter.hasFindings === true) {
    conditions.push(
      sql`and exists (select from findings where findings.device_id = device.id and closed_at is null)`,
    );
  }
  if (after !== undefined) {
    conditions.push(sql`and (last_seen_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  return sql.join(conditions, sql` `);
}

/** Gives a device the words that people know it by. */
export async function setDeviceTags(db: Connection, id: string, tags: readonly string[]): Promise<void> {
  await db
    .updateTable('devices')
    .set({ tags: [...tags] })
    .where('id', '=', id)
    .execute();
}

/** The history of a device, newest first. */
export async function listEventsOfDevice(
  db: Connection,
  deviceId: string,
  options: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<DeviceEvent[]> {
  const { after, limit } = options;
  let query = db.selectFrom('device_events').selectAll().where('device_id', '=', deviceId);
  if (after !== undefined) {
    query = query.where(sql<SqlBool>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    deviceId: row.device_id,
    scanId: row.scan_id,
    kind: row.kind,
    before: row.before,
    after: row.after,
    createdAt: row.created_at.toISOString(),
  }));
}

export function classificationFromRow(row: Selectable<Database['devices']>): DeviceClassification {
  return {
    deviceClass: row.device_class,
    confidence: row.class_confidence,
    osFamily: row.os_family,
    signals: row.class_signals,
  };
}

export function deviceFromRow(row: Selectable<Database['devices']>): Device {
  return {
    id: row.id,
    siteId: row.site_id,
    macAddress: row.mac_address,
    macAddresses: row.mac_addresses,
    mergedInto: row.merged_into,
    ipAddress: row.ip_address,
    hostname: row.hostname,
    manufacturer: row.manufacturer,
    classification: classificationFromRow(row),
    tags: row.tags,
    totalScans: row.total_scans,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    lastScanId: row.last_scan_id,
  };
}

/** The hosts of a site that scans have seen last, the newest first. */
export async function listLastSeenHosts(db: Connection, siteId: string, limit: number): Promise<KnownHost[]> {
  const rows = await db
    .selectFrom('devices')
    .select(['ip_address as address', 'mac_address as macAddress', 'hostname as name'])
    .where('site_id', '=', siteId)
    .where('merged_into', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .limit(limit)
    .execute();
  return rows;
}
