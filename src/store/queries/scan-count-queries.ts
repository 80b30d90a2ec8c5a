import { sql, type RawBuilder } from 'kysely';
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
  const { limit } = filter;
  const day = sql`(part.finished_at at time zone 'UTC')::date`;
  const { rows } = await sql<ScanCount>`
    select scan_id as "scanId", scan_site_id as "scanSiteId", site_id as "siteId", day::text as day,
      hosts_scanned as "hostsScanned", hosts_with_cves as "hostsWithCves", open_ports as "openPorts",
      cve_count as "cveCount", unique_cves as "uniqueCves", highest_score as "highestScore", has_details as "hasDetails"
    from (
      (select scan_id, scan_site_id, site_id, day, hosts_scanned, hosts_with_cves, open_ports, cve_count, unique_cves,
        highest_score, false as has_details
      from scan_counts where ${within(filter, { site: sql`site_id`, day: sql`day`, id: sql`scan_site_id` })}
      order by scan_counts.day desc, scan_site_id desc limit ${limit})
      union all
      select part.scan_id, part.id, part.site_id, part.day, result.hosts_scanned, result.hosts_with_cves,
        result.open_ports, result.cve_count, cardinality(result.cve_ids), result.highest_score, true
      from (
        select part.id, part.scan_id, part.site_id, ${day} as day
        from scan_sites part
        where part.finished_at is not null and ${within(filter, { site: sql`part.site_id`, day, id: sql`part.id` }, 'part')}
          and exists (select from scans where scans.id = part.scan_id and scans.details_forgotten_at is null)
          and exists (select from scan_results where scan_results.scan_site_id = part.id)
        order by ${day} desc, part.id desc limit ${limit}
      ) part join scan_results result on result.scan_site_id = part.id
    ) counted
    order by counted.day desc, scan_site_id desc limit ${limit}`.execute(db);
  return rows;
}

/** What the filter says, of the columns of one table. */
function within(
  { organizationId, siteIds, from, to, after }: ScanCountFilter,
  { site, day, id }: Readonly<Record<'site' | 'day' | 'id', RawBuilder<unknown>>>,
  table = 'scan_counts',
): RawBuilder<boolean> {
  const conditions = [
    sql`${sql.ref(`${table}.organization_id`)} = ${organizationId}::uuid`,
    ...(siteIds === null ? [] : [sql`${site} = any(${[...siteIds]}::uuid[])`]),
    ...(from === undefined ? [] : [sql`${day} >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`${day} <= ${to}::date`]),
    ...(after === undefined ? [] : [sql`(${day}, ${id}) < (${after.day}::date, ${after.scanSiteId}::uuid)`]),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
