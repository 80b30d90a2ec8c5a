import type { CvssScore, CvssVersion } from '../../domain/cvss.ts';
import { Severity, severityOfScore } from '../../domain/severity.ts';
import { asList, asObject, asText, fail } from '../reading/json-shape.ts';

const metricLists: readonly (readonly [string, CvssVersion])[] = [
  ['cvssMetricV40', '4.0'],
  ['cvssMetricV31', '3.1'],
  ['cvssMetricV30', '3.0'],
  ['cvssMetricV2', '2.0'],
];

/** All published CVSS scores of an NVD 2.0 `metrics` object, as published. */
export function readScores(metrics: unknown): CvssScore[] {
  if (metrics === undefined || metrics === null) return [];
  const lists = asObject(metrics, 'metrics');
  return metricLists.flatMap(([name, version]) =>
    asList(lists[name], `metrics.${name}`).map((metric) => readScore(metric, version)),
  );
}

function readScore(value: unknown, version: CvssVersion): CvssScore {
  const metric = asObject(value, 'metrics[]');
  const cvss = asObject(metric['cvssData'], 'cvssData');
  const score = cvss['baseScore'];
  if (typeof score !== 'number' || !(score >= 0 && score <= 10))
    fail('cvssData.baseScore', 'is no score from 0 to 10');
  return {
    version,
    vector: asText(cvss['vectorString'], 'cvssData.vectorString'),
    score,
    severity: readSeverity(cvss['baseSeverity'] ?? metric['baseSeverity'], score, version),
    source: metric['source'] === undefined ? '' : asText(metric['source'], 'metrics[].source'),
    type: metric['type'] === 'Primary' ? 'Primary' : 'Secondary',
  };
}

/** CVSS v2 knows no severity scale of its own with CRITICAL: v2 scores are always put on the v3 scale. */
function readSeverity(value: unknown, score: number, version: CvssVersion): Severity {
  if (version === '2.0') return severityOfScore(score);
  const published = Severity.safeParse(value);
  return published.success ? published.data : severityOfScore(score);
}
