import { sql } from 'kysely';
import type { ScanCount } from '../../domain/scan-count.ts';
import type { Connection } from '../database.ts';

export interface ScanCountFilter {
  readonly organizationId: string;
  /** Null: all. */
  readonly siteIds: readonly string[] | null;
  /** Days, both included; undefined: no bound. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The last of the page before. */
  readonly after: { readonly day: string; readonly scanSiteId: string } | undefined;
  readonly limit: number;
}

/** Counts of ended parts of scans, newest day first: from their results, or from what was kept of them. */
export async function listScanCountsOf(db: Connection, filter: ScanCountFilter): Promise<ScanCount[]> {
  const { organizationId, siteIds, from, to, after, limit } = filter;
  const sites = siteIds === null ? sql`` : sql`and site_id = any(${[...siteIds]}::uuid[])`;
  const since = from === undefined ? sql`` : sql`and day >= ${from}::date`;
  const until = to === undefined ? sql`` : sql`and day <= ${to}::date`;
  const rest =
    after === undefined
      ? sql``
      : sql`and (day, scan_site_id) < (${after.day}::date, ${after.scanSiteId}::uuid)`;
  const columns = sql`scan_id as "scanId", scan_site_id as "scanSiteId", site_id as "siteId", day::text as day,
    hosts_scanned as "hostsScanned", hosts_with_cves as "hostsWithCves", open_ports as "openPorts",
    cve_count as "cveCount", unique_cves as "uniqueCves", highest_score as "highestScore"`;
  const { rows } = await sql<ScanCount>`
    select ${columns}, has_details as "hasDetails" from (
      select scan_id, scan_site_id, site_id, day, hosts_scanned, hosts_with_cves, open_ports, cve_count, unique_cves,
        highest_score, false as has_details
      from scan_counts where organization_id = ${organizationId}
      union all
      select result.scan_id, result.scan_site_id, part.site_id, (part.finished_at at time zone 'UTC')::date,
        result.hosts_scanned, result.hosts_with_cves, result.open_ports, result.cve_count,
        cardinality(result.cve_ids), result.highest_score, true
      from scan_results result join scan_sites part on part.id = result.scan_site_id
      where result.organization_id = ${organizationId} and part.finished_at is not null
    ) counted
    where true ${sites} ${since} ${until} ${rest}
    order by counted.day desc, scan_site_id desc limit ${limit}`.execute(db);
  return rows;
}
