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
      warning_count: metrics.warningCount,
    })
    .onConflict((conflict) => conflict.column('scan_site_id').doNothing())
    .execute();
}

/** The judged result of one site's part. */
export interface ScanPartResult {
  readonly siteId: string;
  /** Null when the site is gone. */
  readonly siteName: string | null;
  readonly result: ScanResult;
}

/** The judged results of a scan, one for each site's part; to be asked of one whose details are not forgotten. */
export async function listScanResults(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<ScanPartResult[]> {
  return db
    .selectFrom('scan_results')
    .innerJoin('scan_sites', 'scan_sites.id', 'scan_results.scan_site_id')
    .leftJoin('sites', 'sites.id', 'scan_sites.site_id')
    .select(['scan_sites.site_id as siteId', 'sites.name as siteName', 'scan_results.result'])
    .where('scan_results.organization_id', '=', organizationId)
    .where('scan_results.scan_id', '=', scanId)
    .orderBy('scan_results.scan_site_id')
    .execute();
}
