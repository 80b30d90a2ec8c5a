import type { HostObservation } from '../../domain/observation.ts';
import type { Connection } from '../database.ts';
import { storableJson } from '../storable-json.ts';

/** Keeps finished hosts, so that they are not scanned again; the first one stored for an address stays. */
export async function insertHostObservations(
  db: Connection,
  organizationId: string,
  scanSiteId: string,
  hosts: readonly HostObservation[],
): Promise<void> {
  if (hosts.length === 0) return;
  await db
    .insertInto('scan_host_observations')
    .values(
      hosts.map((host) => ({
        organization_id: organizationId,
        scan_site_id: scanSiteId,
        ip_address: host.ipAddress,
        observation: storableJson(host),
      })),
    )
    .onConflict((conflict) => conflict.columns(['scan_site_id', 'ip_address']).doNothing())
    .execute();
}

/** The addresses whose hosts are finished. */
export async function listObservedAddresses(
  db: Connection,
  organizationId: string,
  scanSiteId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('scan_host_observations')
    .select('ip_address')
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .execute();
  return rows.map((row) => row.ip_address);
}

/** Every finished host of one site's part, in no particular order. */
export async function listHostObservations(
  db: Connection,
  organizationId: string,
  scanSiteId: string,
): Promise<HostObservation[]> {
  const rows = await db
    .selectFrom('scan_host_observations')
    .select('observation')
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .execute();
  return rows.map((row) => row.observation);
}

/** Finished hosts of all parts of a scan, by part and address as text; `limit` at most. None that are forgotten. */
export async function listHostsOfScan(
  db: Connection,
  organizationId: string,
  scanId: string,
  limit: number,
): Promise<{ scanSiteId: string; host: HostObservation }[]> {
  return db
    .selectFrom('scan_host_observations as observed')
    .innerJoin('scan_sites as part', 'part.id', 'observed.scan_site_id')
    .innerJoin('scans', 'scans.id', 'part.scan_id')
    .select(['observed.scan_site_id as scanSiteId', 'observed.observation as host'])
    .where('part.organization_id', '=', organizationId)
    .where('part.scan_id', '=', scanId)
    .where('scans.details_forgotten_at', 'is', null)
    .orderBy('observed.scan_site_id')
    .orderBy('observed.ip_address')
    .limit(limit)
    .execute();
}

/** Number of finished hosts by the id of their part; those are left out that are forgotten. */
export async function countHostsOfScan(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('scan_host_observations as observed')
    .innerJoin('scan_sites as part', 'part.id', 'observed.scan_site_id')
    .innerJoin('scans', 'scans.id', 'part.scan_id')
    .select((select) => ['observed.scan_site_id as scanSiteId', select.fn.countAll<string>().as('count')])
    .where('part.organization_id', '=', organizationId)
    .where('part.scan_id', '=', scanId)
    .where('scans.details_forgotten_at', 'is', null)
    .groupBy('observed.scan_site_id')
    .execute();
  return new Map(rows.map(({ scanSiteId, count }) => [scanSiteId, Number(count)]));
}

/** Whether any host of a site's part answered. */
export async function hasHostObservation(
  db: Connection,
  organizationId: string,
  scanSiteId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('scan_host_observations')
    .select('ip_address')
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
