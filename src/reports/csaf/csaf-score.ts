import { isScoreOfVector } from '../../domain/cvss-base-score.ts';
import type { CveDetail } from '../../domain/intelligence-view.ts';
import { severityOfScore } from '../../domain/severity.ts';

/**
 * The score of a CVE in the form that CSAF 2.0 embeds; none for CVSS v4.0, which it does not know, and none where
 * the published figure is not what the vector gives (mandatory tests 6.1.8 to 6.1.10).
 */
export function csafScore({ vector, score, cvssVersion }: CveDetail): object[] {
  if (vector === null || score === null || cvssVersion === null || cvssVersion === '4.0') return [];
  if (!isScoreOfVector(vector, score)) return [];
  if (cvssVersion === '2.0') return [{ cvss_v2: { version: '2.0', vectorString: vector, baseScore: score } }];
  const baseSeverity = severityOfScore(score);
  return [{ cvss_v3: { version: cvssVersion, vectorString: vector, baseScore: score, baseSeverity } }];
}
