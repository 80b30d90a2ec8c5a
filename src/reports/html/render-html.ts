import type { Readable } from 'node:stream';
import { unusedIntelligence } from '../../domain/unused-intelligence.ts';
import { summariseHosts } from '../../domain/scan-summary.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { textStream } from '../model/text-stream.ts';
import { hostHtml } from './host-html.ts';
import { htmlText } from './html-text.ts';
import { htmlPolicy, pageStyle } from './page-style.ts';
import { wordsOfReason } from '../model/words-of-reason.ts';

const maxTargets = 50;

/**
 * A scan's result as one HTML file that fetches nothing and runs nothing: its own policy (CSP) forbids both, so that
 * not even a fault of the escaping could. Prints on A4.
 */
export function renderHtml(report: ScanReport): Readable {
  return textStream(pagePieces(report));
}

function* pagePieces(report: ScanReport): Generator<string> {
  const { result } = report;
  const title = `Vulnerability scan ${htmlText(result.origin?.scanCode ?? result.id)}`;
  yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${htmlPolicy}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n';
  yield `<title>${title}</title>\n<style>${pageStyle}</style>\n</head>\n<body>\n<h1>${title}</h1>\n<dl>\n`;
  for (const [label, value] of facts(report)) yield `<dt>${label}</dt><dd>${htmlText(value)}</dd>\n`;
  yield '</dl>\n';
  if (result.partial) {
    yield '<h2>Why this report is partial</h2>\n<ul>\n';
    for (const reason of result.partialReasons) yield `<li>${htmlText(wordsOfReason(reason))}</li>\n`;
    yield '</ul>\n';
  }
  yield '<h2>Hosts</h2>\n';
  if (result.hosts.length === 0) yield '<p>No host was found.</p>\n';
  for (const host of result.hosts) yield* hostHtml(report, host);
  yield `<h2>Method and limits</h2>\n${limits}\n</body>\n</html>\n`;
}

const limits =
  '<p>A finding says that the product and version which a service shows lie in what a CVE record names as affected. ' +
  'It is a signal to check, not proof that a system can be broken into. <b>under_investigation</b> means that the ' +
  'sources do not settle it. <b>not_affected</b> and <b>fixed</b> name who says so.</p>\n' +
  '<p>No match is not proof of safety: programs that show no version, hosts that were asleep or filtered, and faults ' +
  'that no record names are not in it.</p>';

function facts({ result, issuedAt, publisher, version }: ScanReport): [string, string][] {
  const summary = summariseHosts(result.hosts);
  const { intel } = result;
  const shown = result.targets.slice(0, maxTargets).join(', ');
  const more = result.targets.length - maxTargets;
  const used =
    intel.digest === unusedIntelligence.digest
      ? 'none was used: nothing was judged'
      : `${intel.kind}, ${intel.records} CVE records, newest of ${intel.newestRecordAt ?? 'unknown date'}, ${intel.digest}`;
  return [
    ['Organization', publisher.name],
    ['Scan', result.id],
    ['Targets', `${shown}${more > 0 ? ` and ${more} more` : ''}`],
    ['Started', result.startedAt],
    ['Finished', result.finishedAt],
    ['Decisions of', issuedAt],
    ['State', result.partial ? 'PARTIAL: not everything could be looked at' : 'complete'],
    ['Intelligence', used],
    ['Hosts', `${summary.hostsScanned} scanned, ${summary.hostsWithCves} with findings`],
    ['Findings', `${summary.cveCount} (${summary.uniqueCves} different CVEs)`],
    ['Highest score', summary.highestScore?.toFixed(1) ?? '-'],
    ['Written by', `Sitewarden ${version}`],
  ];
}
