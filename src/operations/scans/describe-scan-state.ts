import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { countHostsOfScan } from '../../store/queries/scan-observation-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { summariseScanReport } from '../scan-reports/summarise-scan-report.ts';

/** How a scan and each of its parts stand. */
export interface ScanState {
  readonly report: ScanReportSummary;
  readonly sites: readonly ScanSite[];
  /** Number of finished hosts by the id of their part. */
  readonly hostCounts: ReadonlyMap<string, number>;
}

export async function describeScanState(
  context: Pick<OperationContext, 'clock' | 'organizationId' | 'settings' | 'store'>,
  scan: StoredScan,
): Promise<ScanState> {
  const report = await summariseScanReport(context, scan);
  const { db } = context.store;
  const sites = await listScanSites(db, context.organizationId, scan.id);
  return { report, sites, hostCounts: await countHostsOfScan(db, context.organizationId, scan.id) };
}
