import { sql } from 'kysely';
import type { SchemaMigration } from './migration.ts';

const statements = [
  sql`alter table scans add column figures jsonb`,
  // What is distinct is counted once over all parts of a scan. A scan without a judged part has no figures.
  sql`update scans set figures = sums.figures from (
    select scan_id, jsonb_build_object(
      'hostsScanned', sum(hosts_scanned),
      'hostsWithCves', sum(hosts_with_cves),
      'sitesWithCves', count(*) filter (where hosts_with_cves > 0),
      'openPorts', sum(open_ports),
      'uniquePorts', (select count(distinct key) from scan_results part, unnest(part.port_keys) key
        where part.scan_id = scan_results.scan_id),
      'cveCount', sum(cve_count),
      'uniqueCves', (select count(distinct id) from scan_results part, unnest(part.cve_ids) id
        where part.scan_id = scan_results.scan_id),
      'highestScore', max(highest_score),
      'scoreSum', sum(score_sum),
      'scoreCount', sum(score_count)) as figures
    from scan_results group by scan_id) sums
  where sums.scan_id = scans.id`,
  sql`drop index scans_by_time`,
  sql`create index scans_by_time on scans (organization_id, created_at desc, id desc)`,
];

export const keepScanFigures: SchemaMigration = {
  breaking: true,
  async up(db) {
    for (const statement of statements) await statement.execute(db);
  },
};
