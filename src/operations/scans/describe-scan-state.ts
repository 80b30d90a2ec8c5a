import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import type { ScanSite } from '../../domain/scan.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { summariseScanReport } from '../scan-reports/summarise-scan-report.ts';

/** How a scan and each of its parts stand. */
export interface ScanState {
  readonly report: ScanReportSummary;
  readonly sites: readonly ScanSite[];
}

export async function describeScanState(
  context: Pick<OperationContext, 'clock' | 'organizationId' | 'settings' | 'store'>,
  scan: StoredScan,
): Promise<ScanState> {
  const report = await summariseScanReport(context, scan);
  return { report, sites: await listScanSites(context.store.db, context.organizationId, scan.id) };
}
