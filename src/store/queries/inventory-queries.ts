import { sql, type Selectable } from 'kysely';
import type { DeviceEvent, DeviceService } from '../../domain/device.ts';
import type { Connection, Database } from '../database.ts';
import { recordSet } from '../record-set.ts';

/** A device as its site knows it. */
export interface KnownDevice {
  readonly id: string;
  readonly identity: string;
  readonly macAddress: string | null;
  readonly ipAddress: string;
  readonly hostname: string | null;
  readonly manufacturer: string | null;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** Where a scan saw something. */
export interface ScanPlace {
  readonly organizationId: string;
  readonly siteId: string;
  readonly scanId: string;
}

/**
 * Waits until no other transaction writes what a scan of the site found, and keeps others waiting until this one
 * ends; false when there is no such site any more.
 */
export async function lockInventoryOfSite(
  db: Connection,
  { organizationId, siteId }: Pick<ScanPlace, 'organizationId' | 'siteId'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('sites')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', siteId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** The devices of a site that have one of the identities. */
export async function listKnownDevices(
  db: Connection,
  { organizationId, siteId }: Pick<ScanPlace, 'organizationId' | 'siteId'>,
  identities: readonly string[],
): Promise<KnownDevice[]> {
  const rows = await db
    .selectFrom('devices')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', siteId)
    .where(sql<boolean>`identity = any(${[...identities]}::text[])`)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    identity: row.identity,
    macAddress: row.mac_address,
    ipAddress: row.ip_address,
    hostname: row.hostname,
    manufacturer: row.manufacturer,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
  }));
}

/** Keeps devices as given, and that the scan saw them; a scan counts once however often it is written. */
export async function putDevices(
  db: Connection,
  place: ScanPlace,
  devices: readonly KnownDevice[],
): Promise<void> {
  const { organizationId, siteId, scanId } = place;
  const rows = recordSet(
    devices,
    `id uuid, identity text, "macAddress" text, "ipAddress" text, hostname text, manufacturer text,
     "firstSeenAt" timestamptz, "lastSeenAt" timestamptz`,
  );
  await sql`
    insert into devices (id, organization_id, site_id, identity, mac_address, ip_address, hostname, manufacturer,
      total_scans, first_seen_at, last_seen_at, last_scan_id)
    select id, ${organizationId}::uuid, ${siteId}::uuid, identity, "macAddress", "ipAddress", hostname, manufacturer,
      0, "firstSeenAt", "lastSeenAt", ${scanId}::uuid
    from ${rows}
    on conflict (id) do update set identity = excluded.identity, mac_address = excluded.mac_address,
      ip_address = excluded.ip_address, hostname = excluded.hostname, manufacturer = excluded.manufacturer,
      last_seen_at = excluded.last_seen_at, last_scan_id = excluded.last_scan_id`.execute(db);
  await sql`
    with seen as (
      insert into device_sightings (organization_id, device_id, scan_id, created_at)
      select ${organizationId}::uuid, id, ${scanId}::uuid, "lastSeenAt" from ${rows}
      on conflict do nothing returning device_id
    )
    update devices set total_scans = total_scans + 1 from seen where devices.id = seen.device_id`.execute(db);
}

/** The services of a device by port. */
export async function listServicesOfDevice(
  db: Connection,
  deviceId: string,
  options: {
    /** Port, transport and id of the service the page before ended with. */
    readonly after: readonly [number, string, string] | undefined;
    readonly limit: number;
  },
): Promise<DeviceService[]> {
  const { after, limit } = options;
  let query = db.selectFrom('device_services').selectAll().where('device_id', '=', deviceId);
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(port, transport, id) > (${after[0]}::integer, ${after[1]}::text, ${after[2]}::uuid)`,
    );
  }
  const rows = await query.orderBy('port').orderBy('transport').orderBy('id').limit(limit).execute();
  return rows.map(serviceFromRow);
}

/** The services of some devices. */
export async function listServicesOfDevices(
  db: Connection,
  organizationId: string,
  deviceIds: readonly string[],
): Promise<DeviceService[]> {
  const rows = await db
    .selectFrom('device_services')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`device_id = any(${[...deviceIds]}::uuid[])`)
    .orderBy('port')
    .orderBy('transport')
    .execute();
  return rows.map(serviceFromRow);
}

function serviceFromRow(row: Selectable<Database['device_services']>): DeviceService {
  return {
    id: row.id,
    deviceId: row.device_id,
    port: row.port,
    transport: row.transport,
    service: row.service,
    vendor: row.vendor,
    product: row.product,
    version: row.version,
    cpe: row.cpe,
    banner: row.banner,
    fingerprint: row.fingerprint,
    confidence: row.confidence,
    tls: row.tls,
    extra: row.extra,
    observationId: row.observation_id,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
  };
}

/** Keeps services as given. */
export async function putServices(
  db: Connection,
  { organizationId, scanId }: ScanPlace,
  services: readonly DeviceService[],
): Promise<void> {
  const rows = recordSet(
    services,
    `id uuid, "deviceId" uuid, port integer, transport text, service text, vendor text, product text, version text,
     cpe text[], banner text, fingerprint text, confidence smallint, tls jsonb, extra jsonb, "observationId" text,
     "firstSeenAt" timestamptz, "lastSeenAt" timestamptz`,
  );
  await sql`
    insert into device_services (id, organization_id, device_id, port, transport, service, vendor, product, version,
      cpe, banner, fingerprint, confidence, tls, extra, observation_id, first_seen_at, last_seen_at, last_scan_id)
    select id, ${organizationId}::uuid, "deviceId", port, transport, service, vendor, product, version, cpe, banner,
      fingerprint, confidence, tls, extra, "observationId", "firstSeenAt", "lastSeenAt", ${scanId}::uuid
    from ${rows}
    on conflict (device_id, port, transport) do update set service = excluded.service, vendor = excluded.vendor,
      product = excluded.product, version = excluded.version, cpe = excluded.cpe, banner = excluded.banner,
      fingerprint = excluded.fingerprint, confidence = excluded.confidence, tls = excluded.tls,
      extra = excluded.extra, observation_id = excluded.observation_id,
      last_seen_at = excluded.last_seen_at, last_scan_id = excluded.last_scan_id`.execute(db);
}

/** Adds to the history of devices. */
export async function insertDeviceEvents(
  db: Connection,
  organizationId: string,
  events: readonly DeviceEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = recordSet(
    events,
    '"id" uuid, "deviceId" uuid, "scanId" uuid, kind text, before jsonb, after jsonb, "createdAt" timestamptz',
  );
  await sql`
    insert into device_events (id, organization_id, device_id, scan_id, kind, before, after, created_at)
    select id, ${organizationId}::uuid, "deviceId", "scanId", kind, before, after, "createdAt" from ${rows}`.execute(
    db,
  );
}
