import type { Readable } from 'node:stream';
import { groupByCve } from '../model/group-by-cve.ts';
import { jsonList, jsonWithLists } from '../model/json-pieces.ts';
import { reportDigest } from '../model/report-digest.ts';
import { reportEntries } from '../model/report-entries.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { findingsOf, tellWritten } from '../model/tell-written.ts';
import { textStream } from '../model/text-stream.ts';
import { csafProducts } from './csaf-products.ts';
import { csafVulnerability } from './csaf-vulnerability.ts';

const emptyWords = 'The scan has found no CVE. That is no proof of safety: see the age of the intelligence.';

/**
 * A scan's result as a CSAF 2.0 document (OASIS standard) of the profile VEX; one of the profile CSAF Base where no
 * CVE was found, since a VEX names at least one.
 */
export function renderCsaf(report: ScanReport): Readable {
  return textStream(documentPieces(report));
}

function* documentPieces(report: ScanReport): Generator<string> {
  const groups = groupByCve(reportEntries(report));
  if (groups.length === 0) {
    yield `${JSON.stringify({ document: documentOf(report, 'csaf_base', emptyWords) })}\n`;
    return;
  }
  const products = csafProducts(groups.flatMap(({ entries }) => entries));
  yield `{"document":${JSON.stringify(documentOf(report, 'csaf_vex', null))},\n"product_tree":`;
  yield* jsonWithLists({}, { full_product_names: products.list });
  yield ',\n"vulnerabilities":';
  yield* jsonList(vulnerabilities());
  yield '}\n';

  function* vulnerabilities(): Generator<object> {
    for (const group of tellWritten(groups, report, ({ entries }) => findingsOf(entries)))
      yield csafVulnerability(group, products.idOf);
  }
}

function documentOf(report: ScanReport, category: string, empty: string | null): object {
  const { result, publisher, issuedAt, version } = report;
  const partial = result.partial ? ` It is partial: ${result.partialReasons.join(', ')}.`.slice(0, 1000) : '';
  const words =
    `Made by a scan from ${result.startedAt} to ${result.finishedAt} with the intelligence ${result.intel.digest}.` +
    `${partial}${empty === null ? '' : ` ${empty}`}`;
  return {
    category,
    csaf_version: '2.0',
    lang: 'en',
    notes: [{ category: 'general', title: 'How it came to be', text: words }],
    publisher: { category: 'user', name: publisher.name, namespace: publisher.namespace },
    title: `Vulnerabilities found by scan ${result.origin?.scanCode ?? result.id}`,
    tracking: {
      // A later decision, or a scan judged anew, makes another document: its number stays 1.
      id: `sitewarden-scan-${result.id}-${reportDigest(report)}`,
      status: 'final',
      version: '1',
      initial_release_date: result.finishedAt,
      current_release_date: issuedAt,
      revision_history: [{ number: '1', date: issuedAt, summary: 'Made from the result of the scan.' }],
      generator: { engine: { name: 'Sitewarden', version } },
    },
  };
}
