import type { Readable } from 'node:stream';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { entryProduct } from '../model/entry-product.ts';
import { jsonWithLists } from '../model/json-pieces.ts';
import { reportEntries } from '../model/report-entries.ts';
import type { ReportEntry } from '../model/report-entry.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { findingsOf, tellWritten } from '../model/tell-written.ts';
import { textStream } from '../model/text-stream.ts';
import { reportDigest } from '../model/report-digest.ts';

/**
 * A scan's result as an OpenVEX document (specification 0.2.0), a statement for each CVE on each service. Throws
 * `conflict` / `report_says_nothing` where there is none: the format knows no document without statements.
 */
export function renderOpenVex(report: ScanReport): Readable {
  if (reportEntries(report).next().done === true) {
    throw new SitewardenError(
      'conflict',
      'report_says_nothing',
      'The scan has found no CVE, and an OpenVEX document must hold a statement. Ask for another format.',
    );
  }
  return textStream(documentPieces(report));
}

function* documentPieces(report: ScanReport): Generator<string> {
  const head = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `urn:sitewarden:openvex:${report.result.id}:${reportDigest(report)}`,
    author: report.publisher.name,
    role: 'Operator of the scanned network',
    timestamp: report.issuedAt,
    version: 1,
    tooling: `Sitewarden ${report.version}, intelligence ${report.result.intel.digest}`,
  };
  yield* jsonWithLists(head, { statements: statements(report) });
  yield '\n';
}

function* statements(report: ScanReport): Generator<object> {
  for (const entry of tellWritten(reportEntries(report), report, (one) => findingsOf([one])))
    yield statementOf(entry, report);
}

function statementOf(entry: ReportEntry, report: ScanReport): object {
  const { cveId, cve, status, reason, action, impact, decision, justification } = entry;
  const product = entryProduct(entry);
  return {
    vulnerability: { name: cveId, ...(cve && { description: cve.description }) },
    timestamp: decision?.decidedAt ?? report.result.finishedAt,
    products: [{ '@id': product.urn, subcomponents: [{ identifiers: { cpe23: product.cpe } }] }],
    status,
    status_notes: reason,
    ...(justification !== null && { justification }),
    ...(impact !== null && { impact_statement: impact }),
    ...(action !== null && { action_statement: action }),
    ...(action !== null && decision !== null && { action_statement_timestamp: decision.decidedAt }),
  };
}
