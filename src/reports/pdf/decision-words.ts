import type { DecidedStatus } from '../../domain/lifecycle-state.ts';
import type { ReportDecision } from '../model/scan-report.ts';

const kinds: Readonly<Record<DecidedStatus, string>> = {
  accepted: 'accepted',
  mitigated: 'mitigated',
  false_positive: 'false positive',
};

/** What was decided, such as `accepted until 2026-12-31`. */
export function decisionWords({ kind, expiresAt }: Pick<ReportDecision, 'kind' | 'expiresAt'>): string {
  return expiresAt === null ? kinds[kind] : `${kinds[kind]} until ${expiresAt.slice(0, 10)}`;
}

/** How many were decided in which way, such as `2 accepted, 1 false positive`; empty for none. */
export function decidedCounts(decided: readonly Pick<ReportDecision, 'kind'>[]): string {
  const counts = Object.entries(kinds).map(
    ([kind, words]) => [decided.filter((one) => one.kind === kind).length, words] as const,
  );
  return counts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}
