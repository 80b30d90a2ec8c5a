import type { ScanMetrics } from '../../domain/scan-metrics.ts';
import type { ScanResult } from '../../domain/scan-result.ts';
import type { Connection } from '../database.ts';
import { storableJson } from '../storable-json.ts';

/** Keeps the judged result of one site's part with its figures; the first one stored stays. */
export async function insertScanResult(
  db: Connection,
  organizationId: string,
  scanSiteId: string,
  stored: { readonly result: ScanResult; readonly metrics: ScanMetrics },
): Promise<void> {
  const { result, metrics } = stored;
  await db
    .insertInto('scan_results')
    .values({
      organization_id: organizationId,
      scan_id: result.id,
      scan_site_id: scanSiteId,
      result: storableJson(result),
      hosts_scanned: metrics.hostsScanned,
      hosts_with_cves: metrics.hostsWithCves,
      open_ports: metrics.openPorts,
      cve_count: metrics.cveCount,
      cve_ids: [...metrics.cveIds],
      port_keys: [...metrics.portKeys],
      highest_score: metrics.highestScore,
      score_sum: metrics.scoreSum,
      score_count: metrics.scoreCount,
    })
    .onConflict((conflict) => conflict.column('scan_site_id').doNothing())
    .execute();
}

/** The judged results of a scan, one for each site's part. */
export async function listScanResults(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<ScanResult[]> {
  const rows = await db
    .selectFrom('scan_results')
    .select('result')
    .where('organization_id', '=', organizationId)
    .where('scan_id', '=', scanId)
    .orderBy('scan_site_id')
    .execute();
  return rows.map((row) => row.result);
}
