import { deviceWords } from '../../domain/device-words.ts';
import { isWarning } from '../../domain/is-warning.ts';
import type { ServiceObservation } from '../../domain/observation.ts';
import type { TierOf } from '../../domain/priority.ts';
import type { HostResult } from '../../domain/scan-result.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { ticketWords } from '../model/ticket-words.ts';
import { decisionWords } from './decision-words.ts';
import { mostUrgentFirst, type TieredFinding } from './most-urgent-first.ts';
import type { PdfColumn, PdfSheet } from './pdf-sheet.ts';
import { tierWords } from './tier-words.ts';
import { wordsOfReason } from '../model/words-of-reason.ts';

/** What is said of a host, the head of its first table and a row of it, in points. */
const headHeight = 130;

const serviceColumns: readonly PdfColumn[] = [
  { heading: 'PORT', width: 52 },
  { heading: 'SERVICE', width: 80 },
  { heading: 'PRODUCT', width: 110 },
  { heading: 'VERSION', width: 84 },
  { heading: 'CVES', width: 34, alignRight: true },
  { heading: 'SAYS', width: 155 },
];
const findingColumns: readonly PdfColumn[] = [
  { heading: 'WITHIN', width: 38, maxLines: 2 },
  { heading: 'CVE', width: 74 },
  { heading: 'CVSS', width: 30, alignRight: true },
  { heading: 'SEVERITY', width: 50 },
  { heading: 'KEV', width: 24 },
  { heading: 'EPSS', width: 36, alignRight: true },
  { heading: 'CONF.', width: 32, alignRight: true },
  { heading: 'SERVICE', width: 62, maxLines: 2 },
  { heading: 'WHAT', width: 169, maxLines: 2 },
];

const warningColumn: PdfColumn = { heading: 'WARN', width: 34 };
const findingColumnsWithWarning: readonly PdfColumn[] = [
  warningColumn,
  ...findingColumns.map((column) =>
    column.heading === 'WHAT' ? { ...column, width: column.width - warningColumn.width } : column,
  ),
];

/** What holds for all hosts of a report. */
export interface HostDrawing {
  readonly warningThreshold: number | null;
  readonly tierOf: TierOf;
  readonly decisionOf: ScanReport['decisionOf'];
  readonly ticketsOf: ScanReport['ticketsOf'];
  /** Whether hosts of several sites are told apart. */
  readonly showsSites: boolean;
}

/** One host: what it is, what listens on it, and what is known against that, the most urgent first. */
export async function drawHost(
  sheet: PdfSheet,
  whole: HostResult,
  { warningThreshold, tierOf, decisionOf, ticketsOf, showsSites }: HostDrawing,
): Promise<void> {
  const { host, findings, site, excluded = [] } = whole;
  sheet.heading(host.ipAddress, 12, headHeight);
  const facts = [host.hostname, host.macAddress, host.manufacturer, deviceWords(host)].filter(
    (fact) => fact !== null,
  );
  sheet.paragraph([...facts, `found by ${host.discoveredBy}`].join(' · '));
  if (showsSites && site !== undefined) sheet.paragraph(`Site: ${site.name ?? site.id}`);
  if (host.partialReasons.length > 0)
    sheet.paragraph(`Incomplete: ${host.partialReasons.map(wordsOfReason).join('; ')}`);
  // Below the tables it would often be alone on a page.
  if (excluded.length > 0) {
    const [what, them] =
      excluded.length === 1 ? ['1 CVE was', 'it'] : [`${excluded.length} CVEs were`, 'them'];
    sheet.paragraph(`${what} left out: the distribution has mended ${them}. The JSON report has all.`);
  }
  if (host.services.length === 0) {
    sheet.paragraph('No open port among those asked.');
    return;
  }
  const counts = new Map<string, number>();
  for (const { service } of findings) counts.set(keyOf(service), (counts.get(keyOf(service)) ?? 0) + 1);
  await sheet.table(
    serviceColumns,
    host.services.map((service) => serviceRow(service, counts.get(keyOf(service)) ?? 0)),
  );
  if (findings.length > 0) {
    const decided = mostUrgentFirst(findings, tierOf).map((one) => {
      const decision = decisionOf(whole, one);
      const tickets = ticketsOf?.(whole, one) ?? [];
      const ticketed = tickets.length === 0 ? '' : `[${ticketWords(tickets)}] `;
      return {
        ...one,
        decided: `${decision === undefined ? '' : `[${decisionWords(decision)}] `}${ticketed}`,
      };
    });
    await drawFindings(sheet, decided, warningThreshold);
  }
}

/** A finding with what was decided about it, in words that go before the others. */
interface DrawnFinding extends TieredFinding {
  readonly decided: string;
}

async function drawFindings(
  sheet: PdfSheet,
  findings: readonly DrawnFinding[],
  warningThreshold: number | null,
): Promise<void> {
  if (warningThreshold === null) return sheet.table(findingColumns, findings.map(findingRow));
  return sheet.table(
    findingColumnsWithWarning,
    findings.map((one) => [isWarning(one, warningThreshold) ? 'WARN' : '', ...findingRow(one)]),
  );
}

function keyOf({ port, transport }: ServiceObservation): string {
  return `${port}/${transport}`;
}

function serviceRow(service: ServiceObservation, cves: number): string[] {
  const { identity, tls, banner } = service;
  return [
    keyOf(service),
    `${identity.service ?? 'unknown'}${tls === null ? '' : ' over TLS'}`,
    identity.product ?? '-',
    identity.version ?? '-',
    String(cves),
    banner ?? '',
  ];
}

function findingRow({ cve, verdict, service, tier, decided }: DrawnFinding): string[] {
  return [
    tierWords[tier].short,
    cve.cveId,
    cve.score?.toFixed(1) ?? '-',
    cve.severity ?? 'UNSCORED',
    cve.knownExploited ? 'KEV' : '',
    cve.epss === null ? '-' : `${(cve.epss.probability * 100).toFixed(1)}%`,
    `${verdict.confidence}%`,
    `${keyOf(service)} ${service.identity.service ?? ''}`.trim(),
    decided + cve.description,
  ];
}
