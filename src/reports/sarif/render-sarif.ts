import type { Readable } from 'node:stream';
import { groupByCve, type CveGroup } from '../model/group-by-cve.ts';
import { jsonList, jsonWithLists } from '../model/json-pieces.ts';
import { reportEntries } from '../model/report-entries.ts';
import type { ScanReport } from '../model/scan-report.ts';
import { findingsOf, tellWritten } from '../model/tell-written.ts';
import { textStream } from '../model/text-stream.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';

/** A scan's result as a SARIF 2.1.0 log (OASIS standard): a rule for each CVE, a result for each finding. */
export function renderSarif(report: ScanReport): Readable {
  return textStream(documentPieces(report));
}

function* documentPieces(report: ScanReport): Generator<string> {
  const groups = groupByCve(reportEntries(report));
  const indexes = new Map(groups.map(({ cveId }, index) => [cveId, index]));
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":';
  const driver = { name: 'Sitewarden', version: report.version };
  yield* jsonWithLists(driver, { rules: rules(groups) });
  yield `},\n"invocations":[${JSON.stringify(invocationOf(report))}],`;
  yield `"automationDetails":${JSON.stringify({ id: `sitewarden/scan/${report.result.id}` })},\n"results":`;
  yield* jsonList(results(report, indexes));
  yield '}]}\n';
}

function* rules(groups: readonly CveGroup[]): Generator<object> {
  for (const group of groups) yield sarifRule(group);
}

function* results(report: ScanReport, indexes: ReadonlyMap<string, number>): Generator<object> {
  for (const entry of tellWritten(reportEntries(report), report, (one) => findingsOf([one])))
    yield sarifResult(entry, indexes.get(entry.cveId) ?? -1);
}

function invocationOf({ result }: ScanReport): object {
  return {
    executionSuccessful: !result.partial,
    startTimeUtc: result.startedAt,
    endTimeUtc: result.finishedAt,
    toolExecutionNotifications: result.partialReasons.map((text) => ({
      level: 'warning',
      message: { text },
    })),
    properties: { intelligence: result.intel.digest, newestRecordAt: result.intel.newestRecordAt },
  };
}
