import type { Readable } from 'node:stream';
import { entryProduct } from '../model/entry-product.ts';
import { reportEntries } from '../model/report-entries.ts';
import type { ReportEntry } from '../model/report-entry.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { findingsOf, tellWritten } from '../model/tell-written.ts';
import { textStream } from '../model/text-stream.ts';
import { ticketWords } from '../model/ticket-words.ts';
import { csvLine, type CsvValue } from './csv-line.ts';

/** The columns in their order. Later versions may add columns at the end; none moves. */
const columns: readonly (readonly [name: string, value: (entry: ReportEntry) => CsvValue])[] = [
  ['site', ({ host }) => host.site?.name ?? host.site?.id ?? null],
  ['ip_address', ({ host }) => host.host.ipAddress],
  ['hostname', ({ host }) => host.host.hostname],
  ['mac_address', ({ host }) => host.host.macAddress],
  ['manufacturer', ({ host }) => host.host.manufacturer],
  ['port', ({ service }) => service.port],
  ['transport', ({ service }) => service.transport],
  ['program', (entry) => entryProduct(entry).program],
  ['cpe', ({ judgedCpe }) => judgedCpe],
  ['cve_id', ({ cveId }) => cveId],
  ['status', ({ status }) => status],
  ['score', ({ cve }) => cve?.score ?? null],
  ['severity', ({ cve }) => cve?.severity ?? null],
  ['vector', ({ cve }) => cve?.vector ?? null],
  ['known_exploited', ({ cve }) => cve?.knownExploited ?? null],
  ['epss', ({ cve }) => cve?.epss?.probability ?? null],
  ['confidence', ({ finding }) => finding?.verdict.confidence ?? null],
  ['decision', ({ decision }) => decision?.kind ?? null],
  ['decision_reason', ({ decision }) => decision?.reason ?? null],
  ['decision_expires_at', ({ decision }) => decision?.expiresAt ?? null],
  ['reason', ({ reason }) => reason],
  ['published_at', ({ cve }) => cve?.publishedAt ?? null],
  ['description', ({ cve }) => cve?.description ?? null],
  ['tickets', ({ tickets }) => (tickets.length === 0 ? null : ticketWords(tickets))],
];

/** A scan's findings as CSV (RFC 4180), UTF-8, a line for each CVE on each service; the names of columns first. */
export function renderCsv(report: ScanReport): Readable {
  return textStream(lines(report));
}

function* lines(report: ScanReport): Generator<string> {
  yield csvLine(columns.map(([name]) => name));
  for (const entry of tellWritten(reportEntries(report), report, (one) => findingsOf([one])))
    yield csvLine(columns.map(([, value]) => value(entry)));
}
