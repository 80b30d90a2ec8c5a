import { sql, type Selectable } from 'kysely';
import type { DeviceClassification } from '../../domain/device-class.ts';
import type { DeviceEvent, DeviceService } from '../../domain/device.ts';
import type { Connection, Database } from '../database.ts';
import { recordSet } from '../record-set.ts';
import { classificationFromRow } from './device-queries.ts';

/** A device as its site knows it. */
export interface KnownDevice {
  readonly id: string;
  readonly identity: string;
  readonly macAddress: string | null;
  /** All that are its own. */
  readonly macAddresses: readonly string[];
  readonly ipAddress: string;
  readonly hostname: string | null;
  readonly manufacturer: string | null;
  readonly classification: DeviceClassification;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** A device that stands for itself, and the identities of those that turned out to be it. */
export interface StandingDevice extends KnownDevice {
  readonly furtherIdentities: readonly string[];
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

/** The same for one site, or for all of an organization; in one order, so that nobody waits in a ring. */
export async function lockInventories(
  db: Connection,
  organizationId: string,
  siteId: string | null,
): Promise<string[]> {
  let query = db.selectFrom('sites').select('id').where('organization_id', '=', organizationId);
  if (siteId !== null) query = query.where('id', '=', siteId);
  const rows = await query.orderBy('id').forNoKeyUpdate().execute();
  return rows.map(({ id }) => id);
}

/**
 * The devices of a site that have one of the identities or MAC addresses; for one that turned out to be another, that
 * other.
 */
export async function listKnownDevices(
  db: Connection,
  { organizationId, siteId }: Pick<ScanPlace, 'organizationId' | 'siteId'>,
  {
    identities,
    macAddresses,
  }: { readonly identities: readonly string[]; readonly macAddresses: readonly string[] },
): Promise<StandingDevice[]> {
  const { rows } = await sql<Selectable<Database['devices']> & { further: string[] }>`
    with recursive chain as (
      select id, identity, merged_into from devices
      where organization_id = ${organizationId}::uuid and site_id = ${siteId}::uuid
        and (identity = any(${[...identities]}::text[]) or mac_addresses && ${[...macAddresses]}::text[])
      union
      select device.id, chain.identity, device.merged_into
      from chain join devices device on device.id = chain.merged_into
    )
    select device.*, named.further from devices device
    join (select id, array_agg(identity order by identity) as further from chain where merged_into is null group by id)
      named on named.id = device.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    identity: row.identity,
    macAddress: row.mac_address,
    macAddresses: row.mac_addresses,
    ipAddress: row.ip_address,
    hostname: row.hostname,
    manufacturer: row.manufacturer,
    classification: classificationFromRow(row),
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    furtherIdentities: row.further.filter((identity) => identity !== row.identity),
  }));
}

/** The addresses of a site of which a person said that they are not the device of the MAC address they show. */
export async function listAddressesKeptApart(
  db: Connection,
  { organizationId, siteId }: Pick<ScanPlace, 'organizationId' | 'siteId'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('devices')
    .select(sql<string>`substr(identity, 4)`.as('address'))
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', siteId)
    .where('kept_apart', '=', true)
    .where('merged_into', 'is', null)
    .execute();
  return rows.map(({ address }) => address);
}

/**
 * Keeps devices as given, and that the scan saw them; a scan counts once however often it is written. What the scan did not
 * see of a device was judged by whatever judged it before.
 */
export async function putDevices(
  db: Connection,
  place: ScanPlace & { readonly judgedBy: string },
  devices: readonly KnownDevice[],
): Promise<void> {
  const { organizationId, siteId, scanId, judgedBy } = place;
  const rows = recordSet(
    devices.map(({ classification, ...device }) => ({ ...device, ...classification })),
    `id uuid, identity text, "macAddress" text, "macAddresses" text[], "ipAddress" text, hostname text, manufacturer text,
     "deviceClass" text, confidence smallint, signals jsonb, "osFamily" text,
     "firstSeenAt" timestamptz, "lastSeenAt" timestamptz`,
  );
  await sql`
    insert into devices (id, organization_id, site_id, identity, mac_address, mac_addresses, ip_address, hostname,
      manufacturer, device_class, class_confidence, class_signals, os_family, total_scans, first_seen_at, last_seen_at, last_scan_id,
      judged_by)
    select id, ${organizationId}::uuid, ${siteId}::uuid, identity, "macAddress", "macAddresses", "ipAddress", hostname,
      manufacturer, "deviceClass", confidence, signals, "osFamily", 0, "firstSeenAt", "lastSeenAt", ${scanId}::uuid, ${judgedBy}
    from ${rows}
    on conflict (id) do update set identity = excluded.identity, mac_address = excluded.mac_address,
      mac_addresses = excluded.mac_addresses, ip_address = excluded.ip_address, hostname = excluded.hostname,
      manufacturer = excluded.manufacturer, device_class = excluded.device_class,
      class_confidence = excluded.class_confidence, class_signals = excluded.class_signals, os_family = excluded.os_family,
      last_seen_at = excluded.last_seen_at, last_scan_id = excluded.last_scan_id,
      judged_by = case when devices.judged_by = excluded.judged_by then excluded.judged_by end`.execute(db);
  await sql`
    with seen as (
      insert into device_sightings (organization_id, device_id, scan_id, ip_address, created_at)
      select ${organizationId}::uuid, id, ${scanId}::uuid, "ipAddress", "lastSeenAt" from ${rows}
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

/** Keeps a device of which no more is known than the address at which it is not another one. */
export async function insertDeviceKeptApart(
  db: Connection,
  organizationId: string,
  device: {
    readonly id: string;
    readonly siteId: string;
    readonly identity: string;
    readonly ipAddress: string;
    readonly seenAt: Date;
    readonly scanId: string;
  },
): Promise<void> {
  await db
    .insertInto('devices')
    .values({
      id: device.id,
      organization_id: organizationId,
      site_id: device.siteId,
      identity: device.identity,
      mac_address: null,
      ip_address: device.ipAddress,
      hostname: null,
      manufacturer: null,
      total_scans: 0,
      first_seen_at: device.seenAt,
      last_seen_at: device.seenAt,
      last_scan_id: device.scanId,
      kept_apart: true,
    })
    .execute();
}

/** MAC addresses of the devices of a site that were last seen at `ipAddress`. */
export async function listMacsAtAddress(
  db: Connection,
  siteId: string,
  ipAddress: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('devices')
    .select('mac_addresses')
    .where('site_id', '=', siteId)
    .where('ip_address', '=', ipAddress)
    .execute();
  return [...new Set(rows.flatMap((row) => row.mac_addresses))];
}
