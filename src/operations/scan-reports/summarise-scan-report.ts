import { durationInWords } from '../../domain/duration-in-words.ts';
import { addUpMetrics, type ScanMetrics } from '../../domain/scan-metrics.ts';
import { isActiveScanStatus, type Scan, type ScanSite } from '../../domain/scan.ts';
import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import { listScanMetrics } from '../../store/queries/scan-result-queries.ts';
import { listScanSites } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { scanReportFilePath, signPath } from './signed-link.ts';

/** What a scan has found, or how far it is, with a fresh link to the whole of it once it is judged. */
export async function summariseScanReport(
  context: Pick<OperationContext, 'clock' | 'organizationId' | 'settings' | 'store'>,
  scan: Scan,
): Promise<ScanReportSummary> {
  const { db } = context.store;
  const sites = await listScanSites(db, context.organizationId, scan.id);
  const metrics = await listScanMetrics(db, context.organizationId, scan.id);
  const now = context.clock.now();
  return {
    id: scan.id,
    scanScheduleId: scan.scanScheduleId,
    scanCode: scan.scanCode,
    kind: scan.kind,
    status: scan.status,
    running: isActiveScanStatus(scan.status),
    reasons: scan.reasons,
    progress: scan.progress,
    startedAt: scan.startedAt,
    finishedAt: scan.finishedAt,
    ...timesOf(scan, sites, now),
    ...figuresOf(metrics),
    ...sharesOf(sites),
    jsonUrl: metrics.length === 0 ? null : signedUrl(context, scan.id, now),
    pdfUrl: null,
  };
}

function timesOf(scan: Scan, sites: readonly ScanSite[], now: Date) {
  const absoluteMs = lengthOf(scan, now);
  const cumulativeMs = sites.reduce((sum, site) => sum + lengthOf(site, now), 0);
  return {
    runtime: scan.startedAt === null ? 'not started' : durationInWords(absoluteMs),
    durationAbsolute: Math.round(absoluteMs / 60_000),
    durationCumulative: Math.round(cumulativeMs / 60_000),
  };
}

function lengthOf(run: Pick<Scan, 'startedAt' | 'finishedAt'>, now: Date): number {
  if (run.startedAt === null) return 0;
  const end = run.finishedAt === null ? now.getTime() : Date.parse(run.finishedAt);
  return Math.max(0, end - Date.parse(run.startedAt));
}

function figuresOf(parts: readonly ScanMetrics[]) {
  const sum = addUpMetrics(parts);
  const unique = sum.cveIds.length;
  return {
    hostsScanned: sum.hostsScanned,
    hostsWithCves: sum.hostsWithCves,
    sitesWithCves: parts.filter((part) => part.hostsWithCves > 0).length,
    openPorts: sum.openPorts,
    uniquePorts: sum.portKeys.length,
    cveCount: sum.cveCount,
    uniqueCves: unique,
    cveRepeatRatio: unique === 0 ? 0 : Math.round((sum.cveCount / unique) * 100) / 100,
    highestScore: sum.highestScore ?? 0,
    averageScore: sum.scoreCount === 0 ? 0 : Math.round((sum.scoreSum / sum.scoreCount) * 10) / 10,
  };
}

function sharesOf(sites: readonly ScanSite[]) {
  const share = (count: number): number =>
    sites.length === 0 ? 0 : Math.round((count / sites.length) * 1000) / 10;
  return {
    targets: sites.length,
    percentageDone: share(sites.filter((site) => !isActiveScanStatus(site.status)).length),
    percentageFailed: share(sites.filter((site) => site.status === 'failed').length),
  };
}

function signedUrl({ settings }: Pick<OperationContext, 'settings'>, scanId: string, now: Date): string {
  const expires = Math.floor(now.getTime() / 1000) + settings.linkLifetimeSeconds;
  return settings.publicUrl + signPath(scanReportFilePath(scanId), expires, settings.linkSecret);
}
