import type { JudgedCve } from '../../operations/matching/create-cpe-judge.ts';

const rendered = new WeakMap<JudgedCve, string>();

/** The verdicts of a CPE as a JSON array. Verdicts that are shared between CPEs are rendered once. */
export function verdictsJson(verdicts: readonly JudgedCve[]): string {
  return `[${verdicts.map((judged) => verdictJson(judged)).join(',')}]`;
}

function verdictJson(judged: JudgedCve): string {
  const known = rendered.get(judged);
  if (known !== undefined) return known;
  const { cve, verdict } = judged;
  const text = JSON.stringify({
    cve_id: cve.cveId,
    verdict: verdict.verdict,
    score: cve.score,
    severity: cve.severity,
    vector: cve.vector,
    cvss_version: cve.cvssVersion,
    known_exploited: cve.knownExploited,
    epss: cve.epss === null ? null : { probability: cve.epss.probability, percentile: cve.epss.percentile },
    confidence: verdict.confidence,
    deciding_statement: verdict.statement,
  });
  rendered.set(judged, text);
  return text;
}
