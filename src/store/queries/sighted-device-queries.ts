import { sql } from 'kysely';
import type { Connection } from '../database.ts';

/** A device that a scan saw, as it is known now. */
export interface SightedDevice {
  readonly id: string;
  readonly siteId: string;
  readonly macAddresses: readonly string[];
  /** Where the scan saw it, and those that it or a device that turned out to be it is known by alone. */
  readonly addresses: readonly string[];
}

export async function listSightedDevices(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<SightedDevice[]> {
  const { rows } = await sql<SightedDevice>`
    with recursive sighted as (
      select device.*, coalesce(sighting.ip_address, device.ip_address) as seen_at
      from device_sightings sighting join devices device on device.id = sighting.device_id
      where sighting.organization_id = ${organizationId}::uuid and sighting.scan_id = ${scanId}::uuid
        and device.merged_into is null
    ), own as (
      select id as root, id, identity from sighted
      union
      select own.root, merged.id, merged.identity from own join devices merged on merged.merged_into = own.id
    )
    select id, site_id as "siteId", mac_addresses as "macAddresses",
      array[seen_at] || array(select substr(own.identity, 4) from own
        where own.root = sighted.id and own.identity like 'ip:%') as addresses
    from sighted order by id`.execute(db);
  return rows;
}
