import { deviceWords } from '../../domain/device-words.ts';
import type { HostResult } from '../../domain/scan-result.ts';
import { entryProduct } from '../model/entry-product.ts';
import { reportEntries } from '../model/report-entries.ts';
import type { ReportEntry } from '../model/report-entry.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { findingsOf, tellWritten } from '../model/tell-written.ts';
import { ticketWords } from '../model/ticket-words.ts';
import { htmlText } from './html-text.ts';
import { wordsOfReason } from '../model/words-of-reason.ts';

/** One host: what it is, what listens on it, and how every CVE stands there. */
export function* hostHtml(report: ScanReport, result: HostResult): Generator<string> {
  const { host, site } = result;
  const facts = [host.hostname, host.macAddress, host.manufacturer, deviceWords(host)].filter(
    (fact) => fact !== null,
  );
  const place = site === undefined ? [] : [`site ${site.name ?? site.id}`];
  yield `<section>\n<h3>${htmlText(host.ipAddress)}</h3>\n`;
  yield `<p>${htmlText([...facts, ...place, `found by ${host.discoveredBy}`].join(' · '))}</p>\n`;
  if (host.partialReasons.length > 0)
    yield `<p>Incomplete: ${htmlText(host.partialReasons.map(wordsOfReason).join('; '))}</p>\n`;
  if (host.services.length === 0) yield '<p>No open port among those asked.</p>\n';
  else yield* table(['Port', 'Service', 'Product', 'Version', 'Says'], serviceRows(result));
  const rows = entryRows(report, result);
  const first = rows.next();
  if (first.done !== true) yield* table(headings, resumed(first.value, rows));
  yield '</section>\n';
}

const headings = ['CVE', 'CVSS', 'Severity', 'KEV', 'EPSS', 'Conf.', 'Service', 'Status', 'What and why'];

function* resumed(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

function* table(names: readonly string[], rows: Iterable<string>): Generator<string> {
  const head = names.map((name) => `<th scope="col">${name}</th>`).join('');
  yield `<div class="scroll"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n`;
  yield* rows;
  yield '</tbody>\n</table></div>\n';
}

function* serviceRows({ host }: HostResult): Generator<string> {
  for (const { port, transport, identity, tls, banner } of host.services) {
    const service = `${identity.service ?? 'unknown'}${tls === null ? '' : ' over TLS'}`;
    const cells = [service, identity.product ?? '-', identity.version ?? '-', banner ?? ''];
    const texts = cells.map((cell) => `<td>${htmlText(cell, 200)}</td>`).join('');
    yield `<tr><td class="w">${port}/${transport}</td>${texts}</tr>\n`;
  }
}

function* entryRows(report: ScanReport, host: HostResult): Generator<string> {
  const ofHost = { ...report, result: { ...report.result, hosts: [host] } };
  for (const entry of tellWritten(reportEntries(ofHost), report, (one) => findingsOf([one])))
    yield rowOf(entry);
}

function rowOf(entry: ReportEntry): string {
  const { cveId, cve, finding, service, status, reason, action, impact, decision, tickets } = entry;
  const probability = cve?.epss?.probability;
  const epss = probability === undefined ? '-' : `${(probability * 100).toFixed(1)}%`;
  const decided = decision === null ? '' : `<br><b>${htmlText(action ?? impact ?? decision.reason)}</b>`;
  const ticketed = tickets.length === 0 ? '' : `<br>Tickets: ${htmlText(ticketWords(tickets), 600)}`;
  const what = cve === null ? '' : `${htmlText(cve.description, 600)}<br>`;
  return (
    `<tr><td class="w">${htmlText(cveId)}</td><td class="n">${cve?.score?.toFixed(1) ?? '-'}</td>` +
    `<td>${cve === null ? '-' : (cve.severity ?? 'UNSCORED')}</td><td>${cve?.knownExploited === true ? 'KEV' : ''}</td>` +
    `<td class="n">${epss}</td><td class="n">${finding?.verdict.confidence ?? '-'}</td>` +
    `<td>${service.port}/${service.transport} ${htmlText(entryProduct(entry).program)}</td><td class="w">${status}</td>` +
    `<td class="t">${what}<small>${htmlText(reason, 600)}</small>${decided}${ticketed}</td></tr>\n`
  );
}
