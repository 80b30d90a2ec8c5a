import { withMinimumScore } from '../../domain/scan-summary.ts';
import { isActiveScanStatus, type ScanSite } from '../../domain/scan.ts';
import { addTraffic, type ScanTraffic } from '../../domain/scan-traffic.ts';
import type { HostResult, ScanResult } from '../../domain/scan-result.ts';
import { unusedIntelligence } from '../../domain/unused-intelligence.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { listScanResults, type ScanPartResult } from '../../store/queries/scan-result-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * The stored results of a scan's sites as one, without what the schedule's threshold hides; of an ended scan also
 * when nothing was judged. Throws `not_found` / `scan_result_not_ready` while the scan runs and nothing is judged,
 * `scan_details_forgotten` when only its counts are kept.
 */
export async function readScanResult(
  context: Pick<OperationContext, 'clock' | 'organizationId' | 'store'>,
  scan: StoredScan,
): Promise<ScanResult> {
  const { db } = context.store;
  if (scan.detailsForgottenAt !== null) {
    const sentence = `Of the scan ${scan.scanCode} only the counts are kept, since ${scan.detailsForgottenAt}.`;
    throw new SitewardenError('not_found', 'scan_details_forgotten', sentence);
  }
  const parts = await listScanSites(db, context.organizationId, scan.id);
  const judged = await listScanResults(db, context.organizationId, scan.id);
  const isRunning = isActiveScanStatus(scan.status);
  if (isRunning && judged.length === 0) {
    throw new SitewardenError(
      'not_found',
      'scan_result_not_ready',
      `The scan ${scan.scanCode} has no result yet. Ask again when it has finished.`,
    );
  }
  const partialReasons = reasonsOf(scan, parts, judged);
  const traffic = parts.reduce<ScanTraffic | null>((sum, part) => addTraffic(sum, part.traffic), null);
  const routers = parts.flatMap(({ router }) => router ?? []);
  const { scanCode, scanScheduleId, status, warningThreshold } = scan;
  return {
    id: scan.id,
    origin: { scanCode, scanScheduleId, status, warningThreshold, sites: parts.length },
    startedAt: scan.startedAt ?? scan.createdAt,
    // A part may have ended long before the whole.
    finishedAt: scan.finishedAt ?? context.clock.now().toISOString(),
    targets: parts.flatMap((part) => part.targets),
    ...(routers.length > 0 && { routers }),
    partial: partialReasons.length > 0,
    partialReasons,
    ...(traffic !== null && { traffic }),
    intel: judged[0]?.result.intel ?? unusedIntelligence,
    ...(scan.minCvss > 0 && { minScore: scan.minCvss }),
    hosts: withMinimumScore(judged.flatMap(hostsOf), scan.minCvss),
  };
}

/** Of the whole, of its parts with or without a result, and that it is not at its end. */
function reasonsOf(
  scan: StoredScan,
  parts: readonly ScanSite[],
  judged: readonly ScanPartResult[],
): string[] {
  const ofParts = parts.flatMap(({ reasons }) => reasons);
  const ofResults = judged.flatMap(({ result }) => result.partialReasons);
  const running = isActiveScanStatus(scan.status) ? ['still_running'] : [];
  return [...new Set([...scan.reasons, ...ofParts, ...ofResults, ...running])];
}

function hostsOf({ siteId, siteName, result }: ScanPartResult): HostResult[] {
  return result.hosts.map((host) => ({ ...host, site: { id: siteId, name: siteName } }));
}
