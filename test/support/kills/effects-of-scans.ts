import { queryDatabase } from './query-database.ts';

/** How often each thing happened that may happen once for each scan, device or finding. */
export type ScanEffects = Readonly<
  Record<
    'scans' | 'results' | 'ends' | 'devices' | 'findings' | 'sightings' | 'occurrences' | 'unfinishedJobs',
    number
  >
>;

export async function effectsOfScans(url: string): Promise<ScanEffects> {
  const [row] = await queryDatabase(
    url,
    `select (select count(*)::int from scans) as scans, (select count(*)::int from scan_results) as results,
      (select count(*)::int from audit_log where action = 'executeScanSite') as ends,
      (select count(*)::int from devices) as devices,
      (select count(*)::int from findings) as findings,
      (select count(*)::int from finding_sightings) as sightings,
      (select count(*)::int from schedule_occurrences where outcome = 'ran') as occurrences,
      (select count(*)::int from pgboss.job where state in ('created', 'retry', 'active') and name like 'run-scan%')
        as "unfinishedJobs"`,
  );
  return row as ScanEffects;
}
