import { withMinimumScore } from '../../domain/scan-summary.ts';
import type { ScanResult } from '../../domain/scan-result.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { listScanResults } from '../../store/queries/scan-result-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * The stored results of a scan's sites as one, without what the schedule's threshold hides. Throws `not_found` /
 * `scan_result_not_ready` while nothing is judged.
 */
export async function readScanResult(
  context: Pick<OperationContext, 'organizationId' | 'store'>,
  scan: StoredScan,
): Promise<ScanResult> {
  const parts = await listScanResults(context.store.db, context.organizationId, scan.id);
  const [first] = parts;
  if (first === undefined) {
    throw new SitewardenError(
      'not_found',
      'scan_result_not_ready',
      `The scan ${scan.scanCode} has no result yet. Ask again when it has finished.`,
    );
  }
  const partialReasons = [...new Set(parts.flatMap((part) => part.partialReasons))];
  return {
    ...first,
    startedAt: scan.startedAt ?? first.startedAt,
    finishedAt: scan.finishedAt ?? first.finishedAt,
    targets: parts.flatMap((part) => part.targets),
    partial: partialReasons.length > 0,
    partialReasons,
    hosts: withMinimumScore(
      parts.flatMap((part) => part.hosts),
      scan.minCvss,
    ),
  };
}
