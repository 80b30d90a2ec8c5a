import { durationInWords } from '../../domain/duration-in-words.ts';
import { countWarnings } from '../../domain/count-warnings.ts';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import type { TierOf } from '../../domain/priority.ts';
import type { Finding, HostResult, ScanResult } from '../../domain/scan-result.ts';
import { routerInWords } from '../../domain/router-in-words.ts';
import { trafficInWords } from '../../domain/scan-traffic.ts';
import { summariseHosts } from '../../domain/scan-summary.ts';
import { unusedIntelligence } from '../../domain/unused-intelligence.ts';
import type { ReportDecision, ScanReport } from '../model/scan-report.ts';
import { decidedCounts } from './decision-words.ts';
import { findingCharts } from './finding-charts.ts';
import { mostUrgentFirst } from './most-urgent-first.ts';
import type { PdfSheet } from './pdf-sheet.ts';
import { tierWords } from './tier-words.ts';
import { wordsOfReason } from '../model/words-of-reason.ts';

const maxReasons = 40;
const maxTargets = 20;
const dayMs = 86_400_000;

/** The first page: what was scanned, with which knowledge, and what came out. */
export async function drawOverview(
  sheet: PdfSheet,
  { result, tierOf, decisionOf }: ScanReport,
): Promise<void> {
  sheet.heading('Vulnerability scan report', 20);
  sheet.facts(scanFacts(result));
  drawPartial(sheet, result);
  sheet.heading('Intelligence');
  sheet.facts(intelligenceFacts(result.intel, result.finishedAt));
  sheet.heading('Summary');
  const decided = result.hosts.flatMap((host) =>
    host.findings.flatMap((finding) => decisionOf(host, finding) ?? []),
  );
  const hosts = result.hosts.map((host) => ({
    ...host,
    findings: host.findings.filter((finding) => decisionOf(host, finding) === undefined),
  }));
  sheet.facts(summaryFacts(result, decided));
  const findings = result.hosts.flatMap((host) => host.findings);
  if (findings.length === 0) {
    sheet.paragraph(
      'Nothing was found. No match is not proof of safety: see above how old and how complete the intelligence is.',
    );
    return;
  }
  const open = hosts.flatMap((host) => host.findings);
  if (open.length === 0) {
    sheet.paragraph('All of it is decided about: the tables of the hosts say how.');
    return;
  }
  sheet.barCharts(findingCharts(open, tierOf));
  await drawMostUrgent(sheet, hosts, tierOf);
}

function scanFacts(result: ScanResult): [string, string][] {
  const shown = result.targets.slice(0, maxTargets).join(', ');
  const more = result.targets.length > maxTargets ? ` and ${result.targets.length - maxTargets} more` : '';
  return [
    ['Scan', result.origin === undefined ? result.id : `${result.origin.scanCode} (${result.id})`],
    ['Targets', `${shown}${more}`],
    ['Started', result.startedAt],
    ['Finished', result.finishedAt],
    ['Duration', durationInWords(Math.max(0, Date.parse(result.finishedAt) - Date.parse(result.startedAt)))],
    ...(result.traffic === undefined
      ? []
      : [['Traffic', trafficInWords(result.traffic)] as [string, string]]),
    ...(result.routers ?? []).map((router): [string, string] => ['Router', routerInWords(router)]),
    ['State', result.partial ? 'PARTIAL: not everything could be looked at' : 'complete'],
  ];
}

function drawPartial(sheet: PdfSheet, { partialReasons }: ScanResult): void {
  if (partialReasons.length === 0) return;
  sheet.heading('Why this report is partial');
  for (const reason of partialReasons.slice(0, maxReasons)) sheet.paragraph(`• ${wordsOfReason(reason)}`);
  if (partialReasons.length > maxReasons) {
    sheet.paragraph(`… and ${partialReasons.length - maxReasons} more reasons; the JSON report has all.`);
  }
}

function intelligenceFacts(intel: BundleInfo, at: string): [string, string][] {
  const sources = intel.sources.map(
    ({ name, records, newestRecordAt }) => `${name}: ${records} records, newest ${ageOf(newestRecordAt, at)}`,
  );
  if (intel.digest === unusedIntelligence.digest) return [['Kind', 'none was used: nothing was judged']];
  const kind = intel.kind === 'baseline' ? 'baseline only: a small set of own facts' : 'full';
  return [
    ['Kind', kind],
    ['CVE records', String(intel.records)],
    ['Newest record', ageOf(intel.newestRecordAt, at)],
    ['Digest', intel.digest],
    ['Sources', sources.join('; ')],
  ];
}

function ageOf(newest: string | null, at: string): string {
  if (newest === null) return 'of unknown date';
  const days = Math.max(0, Math.floor((Date.parse(at) - Date.parse(newest)) / dayMs));
  return `${newest.slice(0, 10)} (${days} ${days === 1 ? 'day' : 'days'} old at the end of the scan)`;
}

function summaryFacts(result: ScanResult, decided: readonly ReportDecision[]): [string, string][] {
  const summary = summariseHosts(result.hosts);
  const score = (value: number | null) => (value === null ? '-' : value.toFixed(1));
  const threshold = result.origin?.warningThreshold ?? null;
  const warnings = countWarnings(result.hosts, threshold);
  return [
    ['Hosts', `${summary.hostsScanned} scanned, ${summary.hostsWithCves} with findings`],
    ['Open ports', String(summary.openPorts)],
    ['Findings', `${summary.cveCount} (${summary.uniqueCves} different CVEs)`],
    ...(threshold === null
      ? []
      : [
          ['Warnings', `${warnings} findings scored at or above ${threshold.toFixed(1)}`] as [string, string],
        ]),
    ...(decided.length === 0
      ? []
      : [['Decided', `${decidedCounts(decided)}; not in what follows here`] as [string, string]]),
    ...leftOut(result),
    ['Scores', `highest ${score(summary.highestScore)}, average ${score(summary.averageScore)}`],
  ];
}

function leftOut({ hosts }: ScanResult): [string, string][] {
  const counts = hosts.map(({ excluded = [] }) => excluded.length).filter((count) => count > 0);
  if (counts.length === 0) return [];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const places = `${counts.length} ${counts.length === 1 ? 'host' : 'hosts'}`;
  return [['Left out', `${total} on ${places}, as the distribution has mended them`]];
}

async function drawMostUrgent(
  sheet: PdfSheet,
  hosts: readonly Pick<HostResult, 'findings'>[],
  tierOf: TierOf,
): Promise<void> {
  const found = new Map<string, { readonly finding: Finding; hosts: number }>();
  for (const { findings } of hosts) {
    for (const finding of new Map(findings.map((one) => [one.cve.cveId, one])).values()) {
      const known = found.get(finding.cve.cveId);
      if (known === undefined) found.set(finding.cve.cveId, { finding, hosts: 1 });
      else known.hosts += 1;
    }
  }
  const first = Array.from(found.values(), ({ finding }) => finding);
  const rows = mostUrgentFirst(first, tierOf)
    .slice(0, 10)
    .map(({ cve, tier }) => [
      tierWords[tier].short,
      cve.cveId,
      cve.score?.toFixed(1) ?? '-',
      cve.severity ?? 'UNSCORED',
      cve.knownExploited ? 'KEV' : '',
      String(found.get(cve.cveId)?.hosts ?? 0),
      cve.description,
    ]);
  sheet.heading('Most urgent');
  await sheet.table(
    [
      { heading: 'WITHIN', width: 38, maxLines: 2 },
      { heading: 'CVE', width: 74 },
      { heading: 'CVSS', width: 32, alignRight: true },
      { heading: 'SEVERITY', width: 52 },
      { heading: 'KEV', width: 26 },
      { heading: 'HOSTS', width: 36, alignRight: true },
      { heading: 'WHAT', width: 257, maxLines: 2 },
    ],
    rows,
  );
}
