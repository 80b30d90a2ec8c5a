import { sql, type RawBuilder } from 'kysely';
import type { Connection } from '../database.ts';

/** How findings stand after a scan, against what was known before it. */
export interface ScanChange {
  /** Findings that no scan had before. */
  readonly opened: number;
  /** Findings that it proved to be fixed, or did not find any more on devices that it asked to the end. */
  readonly gone: number;
}

export interface ExploitedFinding {
  readonly cveId: string;
  readonly ipAddress: string;
  readonly hostname: string | null;
}

/**
 * Scans that asked a device to the end: their part of its site ran to its own end, and nothing cut the host short. One that
 * verifies a finding, or a ticket, asks their ports alone.
 */
const wholeSightings = sql`whole as (
    select sighting.device_id, sighting.scan_id, sighting.created_at
    from device_sightings sighting
      join devices on devices.id = sighting.device_id
      join scans on scans.id = sighting.scan_id and scans.verifies_finding_id is null
        and scans.verifies_ticket_id is null
        and scans.details_forgotten_at is null
      join scan_sites part on part.scan_id = sighting.scan_id and part.site_id = devices.site_id
        and part.status in ('finished', 'partial')
      join scan_host_observations observed on observed.scan_site_id = part.id
        and observed.ip_address = coalesce(sighting.ip_address, devices.ip_address) and observed.observation->'partialReasons' = '[]'::jsonb
    where sighting.device_id in (select device_id from met)
  )`;

/**
 * What changed by a scan; to be asked when its parts are judged. Gone is what it proved to be fixed, and what it did not
 * find on devices that it asked to the end, and no scan that did so before it has missed.
 */
export async function countScanChange(db: Connection, scanId: string): Promise<ScanChange> {
  const { rows } = await sql<ScanChange>`
    with met as (select device_id from device_sightings where scan_id = ${scanId}), ${wholeSightings}
    select (select count(*) from findings where first_scan_id = ${scanId} and closed_at is null)::int as opened,
      ((select count(distinct finding_id) from finding_events
        where scan_id = ${scanId} and reason = 'fixed_verified')
      + (select count(*) from whole now
        join findings on findings.device_id = now.device_id and findings.closed_at is null
        join device_sightings last on last.device_id = now.device_id and last.scan_id = findings.last_scan_id
          and (last.created_at, last.scan_id) < (now.created_at, now.scan_id)
        where now.scan_id = ${scanId} and not exists (
          select from whole between_them where between_them.device_id = now.device_id
            and (between_them.created_at, between_them.scan_id) > (last.created_at, last.scan_id)
            and (between_them.created_at, between_them.scan_id) < (now.created_at, now.scan_id))))::int as gone`.execute(
    db,
  );
  return rows[0] ?? { opened: 0, gone: 0 };
}

/** Findings known to be exploited that no scan had before one, that it opened again, or that are known to be so since it saw them. */
function newlyExploited(scanId: string): RawBuilder<unknown> {
  return sql`findings join devices on devices.id = findings.device_id
    where findings.id in (
        select opened.id from findings opened where opened.first_scan_id = ${scanId}
        union all select event.finding_id from finding_events event where event.scan_id = ${scanId}
          and (event.kind = 'reopened' or (event.kind = 'changed' and event.before -> 'knownExploited' = 'false')))
      and closed_at is null and known_exploited`;
}

/** What is newly known to be exploited by a scan, at one of its sites or at all: `limit` findings, and how many there are. */
export async function listNewlyExploited(
  db: Connection,
  scanId: string,
  { limit, siteId }: { readonly limit: number; readonly siteId?: string },
): Promise<{ readonly findings: readonly ExploitedFinding[]; readonly count: number }> {
  const { rows } = await sql<ExploitedFinding & { count: number }>`
    select findings.cve_id as "cveId", devices.ip_address as "ipAddress", devices.hostname,
      count(*) over ()::int as count
    from ${newlyExploited(scanId)} ${siteId === undefined ? sql`` : sql`and findings.site_id = ${siteId}`}
    order by score desc nulls last, findings.cve_id, devices.ip_address, findings.id limit ${limit}`.execute(
    db,
  );
  return { findings: rows, count: rows[0]?.count ?? 0 };
}

/** The sites at which something is newly known to be exploited by a scan. */
export async function listSitesNewlyExploited(db: Connection, scanId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct findings.site_id as id from ${newlyExploited(scanId)} order by 1`.execute(db);
  return rows.map(({ id }) => id);
}
