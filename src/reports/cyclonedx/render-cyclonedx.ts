import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { hashUuid } from '../../support/hash-uuid.ts';
import { groupByCve } from '../model/group-by-cve.ts';
import { jsonWithLists } from '../model/json-pieces.ts';
import { reportDigest } from '../model/report-digest.ts';
import { reportEntries } from '../model/report-entries.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { findingsOf, tellWritten } from '../model/tell-written.ts';
import { textStream } from '../model/text-stream.ts';
import { cyclonedxComponents } from './cyclonedx-components.ts';
import { cyclonedxVulnerabilities } from './cyclonedx-vulnerability.ts';

/** A scan's result as a CycloneDX 1.6 document (ECMA-424) of the kind VDR: what was found, and on what. */
export function renderCycloneDx(report: ScanReport): Readable {
  return textStream(documentPieces(report));
}

function* documentPieces(report: ScanReport): Generator<string> {
  const { result, version, publisher } = report;
  const head = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    // A later decision, or a scan judged anew, makes another document: its version stays 1.
    serialNumber: `urn:uuid:${serialOf(report)}`,
    version: 1,
    metadata: {
      timestamp: report.issuedAt,
      lifecycles: [{ phase: 'operations' }],
      tools: { components: [{ type: 'application', name: 'Sitewarden', version }] },
      supplier: { name: publisher.name },
      properties: [
        { name: 'sitewarden:intelligence', value: result.intel.digest },
        { name: 'sitewarden:partial', value: String(result.partial) },
        ...result.partialReasons.map((value) => ({ name: 'sitewarden:partial_reason', value })),
      ],
    },
  };
  yield* jsonWithLists(head, {
    components: cyclonedxComponents(report),
    vulnerabilities: vulnerabilities(),
  });
  yield '\n';

  function* vulnerabilities(): Generator<object> {
    const groups = groupByCve(reportEntries(report));
    for (const group of tellWritten(groups, report, ({ entries }) => findingsOf(entries)))
      yield* cyclonedxVulnerabilities(group);
  }
}

function serialOf(report: ScanReport): string {
  const name = `cyclonedx ${report.result.id} ${reportDigest(report)}`;
  return hashUuid(createHash('sha256').update(name).digest('hex'));
}
