import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { summariseScanReports } from './summarise-scan-reports.ts';

/** What a scan has found, or how far it is, with fresh links to the whole of it once a part is judged. */
export async function summariseScanReport(
  context: Pick<OperationContext, 'clock' | 'organizationId' | 'settings' | 'store'>,
  scan: StoredScan,
): Promise<ScanReportSummary> {
  const [summary] = await summariseScanReports(context, [scan]);
  if (summary === undefined) throw new Error('One scan was given and no summary came back.');
  return summary;
}
