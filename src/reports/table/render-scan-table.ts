import { deviceWords } from '../../domain/device-words.ts';
import type { BundleInfo } from '../../domain/bundle-info.ts';
import type { ServiceObservation } from '../../domain/observation.ts';
import type { Finding, HostResult, ScanResult } from '../../domain/scan-result.ts';
import { routerInWords } from '../../domain/router-in-words.ts';
import { trafficInWords } from '../../domain/scan-traffic.ts';
import { summariseHosts } from '../../domain/scan-summary.ts';
import { printableText } from '../../support/printable-text.ts';
import { textTable } from './text-table.ts';

export interface TableOptions {
  /** Characters a line may take; 0 = no limit. */
  readonly width: number;
  /** Findings shown for each host; the rest is counted. */
  readonly maxFindingsPerHost?: number;
}

/** Renders a scan's result as text for a person at a terminal. Ends with a newline. */
export function renderScanTable(result: ScanResult, options: TableOptions): string {
  const width = options.width > 0 ? options.width : Number.MAX_SAFE_INTEGER;
  const limit = options.maxFindingsPerHost ?? 50;
  const lines = [
    ...heading(result),
    ...result.hosts.flatMap((host) => ['', ...hostLines(host, width, limit)]),
    '',
    ...summaryLines(result),
  ];
  return `${lines.join('\n')}\n`;
}

function heading(result: ScanResult): string[] {
  const seconds = (Date.parse(result.finishedAt) - Date.parse(result.startedAt)) / 1000;
  const shown = result.targets.slice(0, 5).join(' ');
  const more = result.targets.length > 5 ? ` and ${result.targets.length - 5} more` : '';
  const lines = [
    `Scan ${result.id}`,
    `Targets       ${printableText(shown)}${more}`,
    `Time          ${result.startedAt}, ${seconds.toFixed(1)} s`,
    `Intelligence  ${intelligenceLine(result.intel)}`,
  ];
  if (result.traffic !== undefined) lines.splice(3, 0, `Traffic       ${trafficInWords(result.traffic)}`);
  if (result.intel.kind === 'baseline') {
    lines.push('              baseline only: build the full one with "sitewarden intel build"');
  }
  for (const router of result.routers ?? []) {
    lines.push(`Router        ${printableText(routerInWords(router), 1000)}`);
  }
  if (result.partial) lines.push(`PARTIAL       ${result.partialReasons.join(', ')}`);
  return lines;
}

function intelligenceLine(intel: BundleInfo): string {
  const newest = intel.newestRecordAt === null ? 'no date' : intel.newestRecordAt.slice(0, 10);
  return `${intel.kind}, ${intel.records} CVE records, newest of ${newest}, ${intel.digest.slice(0, 19)}`;
}

function hostLines({ host, findings, excluded = [] }: HostResult, width: number, limit: number): string[] {
  const facts = [host.hostname, host.macAddress, host.manufacturer, deviceWords(host)].filter(
    (fact) => fact !== null,
  );
  const name = `${host.ipAddress}${facts.length > 0 ? ` (${printableText(facts.join(', '))})` : ''}`;
  const lines = [`${name}, found by ${host.discoveredBy}`];
  if (host.partialReasons.length > 0) lines.push(`  incomplete: ${host.partialReasons.join(', ')}`);
  if (host.services.length === 0) return [...lines, '  no open port among those asked'];
  lines.push(...serviceTable(host.services, findings, width));
  if (findings.length > 0) lines.push('', ...findingTable(findings.slice(0, limit), width));
  if (findings.length > limit) lines.push(`  … and ${findings.length - limit} more; --format json has all`);
  if (excluded.length > 0) {
    lines.push(`  ${excluded.length} left out: the distribution has mended them; --format json has all`);
  }
  return lines;
}

function serviceTable(services: readonly ServiceObservation[], findings: readonly Finding[], width: number) {
  const rows = services.map(({ port, transport, identity, tls, banner }) => [
    `${port}/${transport}`,
    `${identity.service ?? 'unknown'}${tls === null ? '' : '+tls'}`,
    printableText(identity.product ?? '-', 40),
    printableText(identity.version ?? '-', 30),
    String(findings.filter(({ service }) => service.port === port && service.transport === transport).length),
    readable(banner),
  ]);
  const columns = [
    { heading: 'PORT' },
    { heading: 'SERVICE' },
    { heading: 'PRODUCT' },
    { heading: 'VERSION' },
    { heading: 'CVES', alignRight: true },
    { heading: 'SAYS' },
  ];
  return textTable(columns, rows, { width, indent: '  ' });
}

function findingTable(findings: readonly Finding[], width: number): string[] {
  const rows = findings.map(({ cve, verdict, service }) => [
    cve.cveId,
    cve.score === null ? '-' : cve.score.toFixed(1),
    cve.severity ?? 'UNSCORED',
    cve.knownExploited ? 'KEV' : '',
    cve.epss === null ? '-' : `${(cve.epss.probability * 100).toFixed(1)}%`,
    `${verdict.confidence}`,
    `${service.port}/${service.transport}`,
    printableText(cve.description, 120),
  ]);
  const columns = [
    { heading: 'CVE' },
    { heading: 'CVSS', alignRight: true },
    { heading: 'SEVERITY' },
    { heading: 'KEV' },
    { heading: 'EPSS', alignRight: true },
    { heading: 'CONFIDENCE', alignRight: true },
    { heading: 'PORT' },
    { heading: 'WHAT' },
  ];
  return textTable(columns, rows, { width, indent: '  ' });
}

function summaryLines(result: ScanResult): string[] {
  const summary = summariseHosts(result.hosts);
  const scores =
    summary.highestScore === null
      ? ''
      : `, highest score ${summary.highestScore.toFixed(1)}, average ${(summary.averageScore ?? 0).toFixed(1)}`;
  const lines = [
    `${count(summary.hostsScanned, 'host')}, ${count(summary.openPorts, 'open port')}, ` +
      `${count(summary.cveCount, 'finding')} (${count(summary.uniqueCves, 'CVE')}) ` +
      `on ${count(summary.hostsWithCves, 'host')}${scores}`,
  ];
  if (summary.cveCount === 0) {
    lines.push('No match is not proof of safety: see how old and how complete the intelligence is, above.');
  }
  return lines;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The first line of a banner; one that is mostly bytes says nothing to a person. */
function readable(banner: string | null): string {
  const text = (banner ?? '').replace(/(?:\\x0d|\\x0a).*$/su, '');
  const bytes = text.match(/\\x[0-9a-f]{2}/gu)?.length ?? 0;
  return bytes * 8 > text.length ? '' : printableText(text, 60);
}
