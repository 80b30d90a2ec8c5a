import { decidingSource } from '../../domain/deciding-record.ts';
import type { ExcludedCve, Finding, HostResult } from '../../domain/scan-result.ts';
import { printableText } from '../../support/printable-text.ts';
import type { ReportEntry } from './report-entry.ts';
import type { ReportDecision, ScanReport } from './scan-report.ts';

const maxText = 1000;

/** Every finding of a report and what a distribution has mended, host by host, made as it is read. */
export function* reportEntries(report: ScanReport): Generator<ReportEntry, void, undefined> {
  for (const host of report.result.hosts) {
    for (const finding of host.findings) yield entryOfFinding(report, host, finding);
    for (const excluded of host.excluded ?? []) yield entryOfExcluded(host, excluded);
  }
}

function entryOfFinding(
  { decisionOf, ticketsOf }: ScanReport,
  host: HostResult,
  finding: Finding,
): ReportEntry {
  const { cve, verdict, judgedCpe } = finding;
  const { port, transport } = finding.service;
  const decision = decisionOf(host, finding) ?? null;
  const status = statusOf(finding, decision);
  const source = decidingSource(cve, verdict);
  return {
    cveId: cve.cveId,
    cve,
    status,
    reason: printableText(
      `${source} says: ${verdict.statement} (confidence ${verdict.confidence} of 100)`,
      maxText,
    ),
    action: status === 'affected' ? actionOf(finding, host, decision) : null,
    impact: status === 'not_affected' ? impactOf(finding, decision) : null,
    decision,
    tickets: ticketsOf?.(host, finding) ?? [],
    justification: status === 'not_affected' ? (decision?.vexJustification ?? null) : null,
    finding,
    host,
    service: { port, transport },
    judgedCpe,
  };
}

/** Evidence makes `not_affected`, or who says that it was wrong; what a person accepted or mitigated is still there. */
function statusOf({ verdict }: Finding, decision: ReportDecision | null): ReportEntry['status'] {
  if (decision?.kind === 'false_positive') return 'not_affected';
  return verdict.verdict === 'unknown' ? 'under_investigation' : verdict.verdict;
}

function actionOf({ verdict, service }: Finding, { host }: HostResult, decision: ReportDecision | null) {
  if (decision === null) {
    const place = `${service.port}/${service.transport} of ${host.ipAddress}`;
    const words = `Update to a version that is outside of "${verdict.statement}", or restrict who reaches ${place}.`;
    return printableText(words, maxText);
  }
  return wordsOf(decision);
}

function wordsOf({ kind, expiresAt, reason, vexDocument }: ReportDecision): string {
  const until = expiresAt === null ? '' : `, until ${expiresAt}`;
  const who = vexDocument === null ? 'A person' : `A VEX document of ${vexDocument.author}`;
  return printableText(`${who} decided "${kind}"${until}: ${reason}`, maxText + 200);
}

function impactOf({ verdict }: Finding, decision: ReportDecision | null): string {
  if (decision?.kind === 'false_positive') return wordsOf(decision);
  return printableText(`The record does not concern this version: ${verdict.statement}`, maxText + 200);
}

function entryOfExcluded(host: HostResult, excluded: ExcludedCve): ReportEntry {
  const { cveId, statement, source, service, judgedCpe } = excluded;
  return {
    cveId,
    cve: null,
    status: 'fixed',
    reason: printableText(`${source} says: ${statement}`, maxText),
    action: null,
    impact: null,
    decision: null,
    tickets: [],
    justification: null,
    finding: null,
    host,
    service: { port: service.port, transport: service.transport },
    judgedCpe,
  };
}
