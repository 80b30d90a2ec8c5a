import type { Explanation } from '../../domain/explanation.ts';
import type { ExplanationJson } from './explanation-json.ts';

export function renderExplanationJson(given: Explanation): ExplanationJson {
  const { verdict } = given;
  return {
    cve_id: given.cveId,
    cpe: given.cpe,
    outcome: given.outcome,
    rejected: given.rejected,
    verdict:
      verdict === undefined
        ? null
        : {
            verdict: verdict.verdict,
            confidence: verdict.confidence,
            source: verdict.source,
            statement: verdict.statement,
            matched_cpe: verdict.matchedCpe,
            conflicts: verdict.conflicts.map((conflict) => ({ ...conflict })),
            factors: [...verdict.factors],
          },
    reason: given.reason ?? null,
    because: given.because,
    distribution: given.distribution ?? null,
    statements: given.statements.map(({ recordDigest, factors, ...statement }) => ({
      ...statement,
      record_digest: recordDigest,
      factors: [...factors],
    })),
    further_statements: given.furtherStatements,
    notes: [...given.notes],
    raised_by: [...given.raisedBy],
    intel_digest: given.intelDigest,
  };
}
