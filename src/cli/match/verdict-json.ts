import type { Verdict } from '../../domain/verdict.ts';
import type { JudgedCve } from '../../operations/matching/create-cpe-judge.ts';

/** One verdict as JSON, with the comma that stands before it in a list. */
export function verdictJson({ cve, verdict }: JudgedCve): string {
  // Put together by hand: this is written hundreds of times for a line, and only two values need quoting.
  const epss =
    cve.epss === null
      ? 'null'
      : `{"probability":${cve.epss.probability},"percentile":${cve.epss.percentile}}`;
  const vector = cve.vector === null ? 'null' : JSON.stringify(cve.vector);
  return `,{"cve_id":"${cve.cveId}","verdict":"${verdict.verdict}","score":${cve.score},"severity":${word(cve.severity)},"vector":${vector},"cvss_version":${word(cve.cvssVersion)},"known_exploited":${cve.knownExploited},"epss":${epss},"confidence":${verdict.confidence},"deciding_statement":${JSON.stringify(verdict.statement)},"source":"${verdict.source}"${conflictsJson(verdict)}}`;
}

/** Left out when there are none: nearly always, and this is written millions of times. */
function conflictsJson({ conflicts }: Verdict): string {
  return conflicts.length === 0 ? '' : `,"conflicts":${JSON.stringify(conflicts)}`;
}

function word(value: string | null): string {
  return value === null ? 'null' : `"${value}"`;
}
