import { PriorityTier, type TierOf } from '../../domain/priority.ts';
import type { Finding } from '../../domain/scan-result.ts';
import type { SeverityOrUnscored } from '../../domain/severity.ts';
import type { BarChart } from './bar-chart.ts';
import { tierWords } from './tier-words.ts';

const severities = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'NONE',
  'UNSCORED',
] as const satisfies SeverityOrUnscored[];

/** How many findings there are of each severity and of each tier, the gravest first. */
export function findingCharts(findings: readonly Finding[], tierOf: TierOf): BarChart[] {
  const bySeverity = countBy(findings, ({ cve }) => cve.severity ?? 'UNSCORED');
  const byTier = countBy(findings, ({ cve }) => tierOf(cve));
  return [
    {
      title: 'Findings by severity',
      bars: severities.map((severity) => ({ label: severity, value: bySeverity.get(severity) ?? 0 })),
    },
    {
      title: 'Findings by priority (CISA BOD 26-04)',
      bars: PriorityTier.options.map((tier) => ({
        label: tierWords[tier].whole,
        value: byTier.get(tier) ?? 0,
      })),
    },
  ];
}

function countBy<Key>(findings: readonly Finding[], keyOf: (finding: Finding) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of findings.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
