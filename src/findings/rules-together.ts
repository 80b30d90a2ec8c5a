import type { FindingRule } from '../domain/finding-rule.ts';
import { concernsFinding, meansJudged, type RuledFinding } from './covers-finding.ts';

/** What hides least comes first. */
const weakestFirst = ['accepted', 'mitigated', 'false_positive'] as const satisfies FindingRule['status'][];

/**
 * The rules that count for a finding at an instant (ISO 8601): for each service that shows it the newest that means it, the
 * weakest of them first, of equals the oldest. Empty where a service is left. `rules` come newest first.
 */
export function rulesTogether(
  rules: readonly FindingRule[],
  finding: RuledFinding,
  at: string,
): readonly FindingRule[] {
  const concerning = rules.filter((rule) => concernsFinding(rule, finding, at));
  if (finding.judged.length === 0) return concerning.slice(0, 1);
  const chosen = new Set<FindingRule>();
  for (const judged of finding.judged) {
    const newest = concerning.find((rule) => meansJudged(rule, judged));
    if (newest === undefined) return [];
    chosen.add(newest);
  }
  const rank = ({ status }: FindingRule): number => weakestFirst.indexOf(status);
  const oldestFirst = concerning.filter((rule) => chosen.has(rule)).toReversed();
  return oldestFirst.toSorted((a, b) => rank(a) - rank(b));
}
