import type { JudgedCve } from '../../operations/matching/create-cpe-judge.ts';

/** One verdict as JSON in UTF-8, with the comma that stands before it in a list. */
export function verdictJson({ cve, verdict }: JudgedCve): Uint8Array {
  const text = JSON.stringify({
    cve_id: cve.cveId,
    verdict: verdict.verdict,
    score: cve.score,
    severity: cve.severity,
    vector: cve.vector,
    cvss_version: cve.cvssVersion,
    known_exploited: cve.knownExploited,
    epss: cve.epss,
    confidence: verdict.confidence,
    deciding_statement: verdict.statement,
  });
  return Buffer.from(`,${text}`);
}
