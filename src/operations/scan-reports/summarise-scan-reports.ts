import { durationInWords } from '../../domain/duration-in-words.ts';
import type { ScanFigures } from '../../domain/scan-figures.ts';
import { isActiveScanStatus } from '../../domain/scan.ts';
import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';
import type { StoredScan } from '../../store/queries/scan-queries.ts';
import { tallyScanSites, type ScanSiteTally } from '../../store/queries/scan-site-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { scanReportFilePath, scanReportPdfPath, signPath } from './signed-link.ts';

const noParts: ScanSiteTally = { sites: 0, done: 0, failed: 0, durationMs: 0, progress: null, hold: null };
const noFigures: ScanFigures = {
  hostsScanned: 0,
  hostsWithCves: 0,
  sitesWithCves: 0,
  openPorts: 0,
  uniquePorts: 0,
  cveCount: 0,
  uniqueCves: 0,
  highestScore: null,
  scoreSum: 0,
  scoreCount: 0,
  warningCount: null,
};

/** The same for any number of scans in one query, in the order given. */
export async function summariseScanReports(
  context: Pick<OperationContext, 'clock' | 'organizationId' | 'settings' | 'store'>,
  scans: readonly StoredScan[],
): Promise<ScanReportSummary[]> {
  const now = context.clock.now();
  const ids = scans.map((scan) => scan.id);
  const tallies = await tallyScanSites(context.store.db, context.organizationId, ids, now);
  return scans.map((scan) => ({
    id: scan.id,
    scanScheduleId: scan.scanScheduleId,
    scanCode: scan.scanCode,
    kind: scan.kind,
    status: scan.status,
    running: isActiveScanStatus(scan.status),
    reasons: scan.reasons,
    startedAt: scan.startedAt,
    finishedAt: scan.finishedAt,
    ...partsOf(tallies.get(scan.id) ?? noParts),
    ...timesOf(scan, now),
    ...figuresOf(scan.figures ?? noFigures),
    warningThreshold: scan.warningThreshold,
    warningCount: scan.warningThreshold === null ? null : (scan.figures?.warningCount ?? 0),
    ...linksTo(context, scan, now),
  }));
}

function partsOf({ sites, done, failed, durationMs, progress, hold }: ScanSiteTally) {
  const share = (count: number): number => (sites === 0 ? 0 : Math.round((count / sites) * 1000) / 10);
  return {
    progress,
    hold,
    targets: sites,
    percentageDone: share(done),
    percentageFailed: share(failed),
    durationCumulative: Math.round(durationMs / 60_000),
  };
}

function timesOf(scan: StoredScan, now: Date) {
  if (scan.startedAt === null) return { runtime: 'not started', durationAbsolute: 0 };
  const end = scan.finishedAt === null ? now.getTime() : Date.parse(scan.finishedAt);
  const lengthMs = Math.max(0, end - Date.parse(scan.startedAt));
  return { runtime: durationInWords(lengthMs), durationAbsolute: Math.round(lengthMs / 60_000) };
}

function figuresOf({ scoreSum, scoreCount, ...figures }: ScanFigures) {
  const { cveCount, uniqueCves, highestScore } = figures;
  return {
    ...figures,
    cveRepeatRatio: uniqueCves === 0 ? 0 : Math.round((cveCount / uniqueCves) * 100) / 100,
    highestScore: highestScore ?? 0,
    averageScore: scoreCount === 0 ? 0 : Math.round((scoreSum / scoreCount) * 10) / 10,
  };
}

function linksTo({ settings }: Pick<OperationContext, 'settings'>, scan: StoredScan, now: Date) {
  // An ended scan of which nothing was judged has an empty result, with the reasons.
  const isEmpty = scan.figures === null && isActiveScanStatus(scan.status);
  if (isEmpty || scan.detailsForgottenAt !== null) return { jsonUrl: null, pdfUrl: null };
  const expires = Math.floor(now.getTime() / 1000) + settings.linkLifetimeSeconds;
  const link = (path: string) => settings.publicUrl + signPath(path, expires, settings.linkSecret);
  return { jsonUrl: link(scanReportFilePath(scan.id)), pdfUrl: link(scanReportPdfPath(scan.id)) };
}
