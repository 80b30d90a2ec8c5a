import type { TrendInterval, TrendPoint } from '../domain/finding-trend.ts';
import { PriorityTier } from '../domain/priority.ts';
import { SeverityOrUnscored } from '../domain/severity.ts';

/** That so many more (or fewer) findings were open from a point on. */
export interface OpenChange {
  /** Index of the first point at which it was so. */
  readonly point: number;
  readonly severity: SeverityOrUnscored;
  readonly tier: PriorityTier;
  readonly change: number;
}

/** The instants at which to count: `from`, then every day, week or month in UTC, and `to`. */
export function pointsBetween(from: Date, to: Date, interval: TrendInterval): Date[] {
  const points: Date[] = [];
  for (let step = 0; ; step += 1) {
    const at = stepped(from, interval, step);
    if (at >= to) return [...points, to];
    points.push(at);
  }
}

/** A month later is the same day, or the last of a shorter month. */
function stepped(from: Date, interval: TrendInterval, step: number): Date {
  const at = new Date(from);
  if (interval !== 'month') {
    at.setUTCDate(at.getUTCDate() + step * (interval === 'week' ? 7 : 1));
    return at;
  }
  at.setUTCMonth(at.getUTCMonth() + step, 1);
  const days = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(from.getUTCDate(), days));
  return at;
}

/** How many findings were open at each instant. */
export function trendPoints(points: readonly Date[], changes: readonly OpenChange[]): TrendPoint[] {
  const atPoint = Map.groupBy(changes, ({ point }) => point);
  const bySeverity = zeros<SeverityOrUnscored>(SeverityOrUnscored.options);
  const byTier = zeros<PriorityTier>(PriorityTier.options);
  let open = 0;
  return points.map((at, index) => {
    for (const { severity, tier, change } of atPoint.get(index) ?? []) {
      open += change;
      bySeverity[severity] += change;
      byTier[tier] += change;
    }
    return { at: at.toISOString(), open, bySeverity: { ...bySeverity }, byTier: { ...byTier } };
  });
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}
