import { sql, type Selectable, type SqlBool } from 'kysely';
import type { Device, DeviceEvent, DeviceSummary } from '../../domain/device.ts';
import type { Connection, Database } from '../database.ts';

export interface DeviceFilter {
  /** The only sites to look at; null: all. */
  readonly siteIds: readonly string[] | null;
  readonly id?: string | undefined;
  readonly macAddress?: string | undefined;
  /** Text that stands somewhere in the name, address or maker. */
  readonly text?: string | undefined;
  readonly hasMacAddress?: boolean | undefined;
  readonly hasFindings?: boolean | undefined;
}

/** Devices with their figures as of `now`, the one seen last first. */
export async function listDevicesOf(
  db: Connection,
  organizationId: string,
  filter: DeviceFilter,
  options: {
    readonly now: Date;
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
    select page.*, known.instances, known.cves, known.highest, known.average, decided.cves as decided
    from page
    cross join lateral (
      select coalesce(sum(sightings), 0)::integer as instances, count(*)::integer as cves, max(score) as highest,
        avg(score) as average
      from findings where findings.device_id = page.id and closed_at is null
    ) known
    cross join lateral (
      select count(distinct finding.id)::integer as cves
      from cve_statuses decision
      join findings finding on finding.device_id = page.id and finding.cve_id = decision.cve_id
        and finding.closed_at is null
      where decision.organization_id = page.organization_id and decision.mac_address = page.mac_address
        and (decision.expiration_date is null or decision.expiration_date > ${options.now}::timestamptz)
        and (decision.site_ids is null or page.site_id = any(decision.site_ids))
    ) decided
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
  const { siteIds, id, macAddress, text } = filter;
  if (siteIds !== null) conditions.push(sql<SqlBool>`and site_id = any(${[...siteIds]}::uuid[])`);
  if (id !== undefined) conditions.push(sql`and id = ${id}::uuid`);
  if (macAddress !== undefined) conditions.push(sql`and mac_address = ${macAddress}`);
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

export function deviceFromRow(row: Selectable<Database['devices']>): Device {
  return {
    id: row.id,
    siteId: row.site_id,
    macAddress: row.mac_address,
    ipAddress: row.ip_address,
    hostname: row.hostname,
    manufacturer: row.manufacturer,
    totalScans: row.total_scans,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    lastScanId: row.last_scan_id,
  };
}
