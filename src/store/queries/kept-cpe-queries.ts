import { sql, type SqlBool } from 'kysely';
import type { Connection } from '../database.ts';

/** Every CPE beginning with `prefix` that a service of a device at these sites has, once; null: at all sites. */
export async function listKeptCpesOf(
  db: Connection,
  prefix: string,
  siteIds: readonly string[] | null,
): Promise<string[]> {
  const { rows } = await sql<{ cpe: string }>`
    select distinct named.cpe from devices
    join device_services on device_id = devices.id
    cross join lateral unnest(device_services.cpe) as named (cpe)
    where merged_into is null and starts_with(named.cpe, ${prefix}) ${atSites(siteIds)} order by 1`.execute(
    db,
  );
  return rows.map(({ cpe }) => cpe);
}

/** How many devices at these sites have a service with one of the CPEs; null: at all sites. */
export async function countDevicesWithCpes(
  db: Connection,
  cpes: readonly string[],
  siteIds: readonly string[] | null,
): Promise<number> {
  const { rows } = await sql<{ devices: number }>`
    select count(*)::int as devices from devices
    where merged_into is null ${atSites(siteIds)}
      and id in (select device_id from device_services where cpe && ${[...cpes]}::text[])`.execute(db);
  return rows[0]?.devices ?? 0;
}

function atSites(siteIds: readonly string[] | null) {
  return siteIds === null ? sql`` : sql<SqlBool>`and site_id = any(${[...siteIds]}::uuid[])`;
}
