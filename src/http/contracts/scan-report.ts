import { z } from 'zod';
import { holdReasons } from '../../domain/scan-hold.ts';
import type { ScanReportSummary } from '../../domain/scan-report-summary.ts';

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const score = z.number().min(0).max(10);
const share = z.number().min(0).max(100);

export const Progress = z.object({
  phase: z.enum(['discovery', 'ports', 'services', 'done']),
  addresses_total: count,
  addresses_done: count,
  hosts_found: count,
  ports_total: count,
  ports_done: count,
  open_ports: count,
  services_identified: count,
  packets_sent: count,
});

export const Hold = z.object({
  reason: z.enum(holdReasons).meta({
    description:
      '`site_busy`: another scan works on the site; `paused`: somebody asked for it; `blackout`: a window is open',
  }),
  since: instant,
  by: z
    .string()
    .nullable()
    .meta({ description: 'friendly code of the scan that it waits for, or name of the window' }),
  until: instant.nullable().meta({ description: 'when it ends, as far as is known' }),
});

export const scanReportExample = {
  id: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d',
  scan_schedule_id: '9c43cc95-f313-49a3-b632-524f7a24503b',
  scan_id: 'ABC-DEF-GHJ',
  kind: 'on_demand',
  status: 'finished',
  running: false,
  reasons: [],
  hold: null,
  progress: null,
  targets: 1,
  started_at: '2026-11-02T12:00:00.000Z',
  finished_at: '2026-11-02T12:35:10.000Z',
  runtime: '35 minutes',
  average_score: 6.8,
  highest_score: 9.8,
  cve_count: 152,
  unique_cves: 45,
  cve_repeat_ratio: 3.38,
  warning_threshold: 7,
  warning_count: 61,
  open_ports: 210,
  unique_ports: 14,
  hosts_scanned: 55,
  hosts_with_cves: 31,
  sites_with_cves: 1,
  duration_cumulative: 35,
  duration_absolute: 35,
  percentage_done: 100,
  percentage_failed: 0,
  json_url:
    'http://127.0.0.1:8080/v1/scan-reports/9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d/report.json?expires=1793624400&signature=kq3…',
  pdf_url:
    'http://127.0.0.1:8080/v1/scan-reports/9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d/report.pdf?expires=1793624400&signature=p8w…',
  log_url: '/v1/scans/9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d/events',
};

export const ScanReport = z
  .object({
    id: z.uuid().meta({ description: 'id of the scan' }),
    scan_schedule_id: z
      .uuid()
      .nullable()
      .meta({ description: 'null for every scan without a schedule: of the first start, of POST /v1/scans' }),
    scan_id: z.string().meta({ description: 'friendly code, unique within the organization' }),
    kind: z.enum(['first_run', 'scheduled', 'on_demand', 'imported']),
    status: z.enum([
      'pending',
      'starting',
      'running',
      'processing',
      'finished',
      'partial',
      'stopped',
      'failed',
    ]),
    running: z.boolean(),
    reasons: z.array(z.string()).meta({ description: 'why the report is partial, stopped or failed' }),
    hold: Hold.nullable().meta({
      description: 'why none of its parts is worked on although the scan is under way; null while one is',
    }),
    progress: Progress.nullable().meta({ description: 'null before the first packet' }),
    targets: count.meta({ description: 'number of sites' }),
    started_at: instant.nullable(),
    finished_at: instant.nullable(),
    runtime: z.string().meta({ description: 'duration in words, rounded to the minute' }),
    average_score: score,
    highest_score: score,
    cve_count: count.meta({
      description: 'findings over all hosts; those without a score are counted whatever min_cvss is',
    }),
    unique_cves: count.meta({
      description: 'distinct CVEs among them; those without a score are counted whatever min_cvss is',
    }),
    cve_repeat_ratio: z.number().min(0),
    warning_threshold: score.nullable().meta({ description: 'of the schedule; null for a scan without one' }),
    warning_count: count.nullable().meta({
      description: 'findings over all hosts scored at or above warning_threshold; null without one',
    }),
    open_ports: count,
    unique_ports: count.meta({ description: 'distinct pairs of port and transport' }),
    hosts_scanned: count,
    hosts_with_cves: count,
    sites_with_cves: count,
    duration_cumulative: count.meta({ description: 'minutes, summed over sites' }),
    duration_absolute: count.meta({ description: 'minutes by the wall clock' }),
    percentage_done: share.meta({ description: 'share of sites that ended in any way' }),
    percentage_failed: share.meta({ description: 'share of sites that failed' }),
    json_url: z.string().nullable().meta({ description: 'signed, expiring link to the whole result' }),
    pdf_url: z.string().nullable().meta({ description: 'the same for the result as a PDF' }),
    log_url: z.string().meta({ description: "path of the scan's events on this API; needs a token" }),
  })
  .meta({
    id: 'ScanReport',
    description: 'What a scan says at a glance; counts and scores respect min_cvss of its schedule.',
    examples: [scanReportExample],
  });
export type ScanReport = z.infer<typeof ScanReport>;

export const ScanReportList = z.array(ScanReport).meta({
  id: 'ScanReportList',
  description: 'Newest first.',
  examples: [[scanReportExample]],
});

export function fromScanReport(report: ScanReportSummary): ScanReport {
  return {
    id: report.id,
    scan_schedule_id: report.scanScheduleId,
    scan_id: report.scanCode,
    kind: report.kind,
    status: report.status,
    running: report.running,
    reasons: [...report.reasons],
    hold: report.hold && { ...report.hold },
    progress: fromProgress(report.progress),
    targets: report.targets,
    started_at: report.startedAt,
    finished_at: report.finishedAt,
    runtime: report.runtime,
    average_score: report.averageScore,
    highest_score: report.highestScore,
    cve_count: report.cveCount,
    unique_cves: report.uniqueCves,
    cve_repeat_ratio: report.cveRepeatRatio,
    warning_threshold: report.warningThreshold,
    warning_count: report.warningCount,
    open_ports: report.openPorts,
    unique_ports: report.uniquePorts,
    hosts_scanned: report.hostsScanned,
    hosts_with_cves: report.hostsWithCves,
    sites_with_cves: report.sitesWithCves,
    duration_cumulative: report.durationCumulative,
    duration_absolute: report.durationAbsolute,
    percentage_done: report.percentageDone,
    percentage_failed: report.percentageFailed,
    json_url: report.jsonUrl,
    pdf_url: report.pdfUrl,
    log_url: `/v1/scans/${report.id}/events`,
  };
}

export function fromProgress(progress: ScanReportSummary['progress']): ScanReport['progress'] {
  if (progress === null) return null;
  return {
    phase: progress.phase,
    addresses_total: progress.addressesTotal,
    addresses_done: progress.addressesDone,
    hosts_found: progress.hostsFound,
    ports_total: progress.portsTotal,
    ports_done: progress.portsDone,
    open_ports: progress.openPorts,
    services_identified: progress.servicesIdentified,
    packets_sent: progress.packetsSent,
  };
}
