import { z } from 'zod';
import { TrendGroup, TrendInterval, type FindingTrend } from '../../domain/finding-trend.ts';
import { PriorityTier } from '../../domain/priority.ts';
import { pointsBetween, trendPoints } from '../../findings/trend-points.ts';
import {
  listOpenChanges,
  listTierClocks,
  listTimesToFix,
  type TrendScope,
} from '../../store/queries/finding-trend-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { sitesToLookAt } from '../sites-to-look-at.ts';
import { UuidText } from '../uuid-text.ts';
import { settleEnded } from './settle-decisions.ts';

const dayMs = 86_400_000;
/** A year of days fits. */
const mostPoints = 400;

const Instant = z.iso
  .datetime({ offset: true })
  .refine((text) => !text.startsWith('0000'))
  .transform((text) => new Date(text));

export const GetTrendsInput = z.strictObject({
  /** Thirty days before `to` unless given. */
  from: Instant.optional(),
  /** Now unless given. */
  to: Instant.optional(),
  interval: TrendInterval.default('day'),
  group: TrendGroup.default('organization'),
  siteId: UuidText.optional(),
});
export type GetTrendsInput = z.input<typeof GetTrendsInput>;

export interface Trends {
  readonly from: string;
  readonly to: string;
  /** The key ascending. */
  readonly trends: readonly FindingTrend[];
}

/**
 * How many findings were open over time, how long fixes took, and what is overdue now: of the organization, or of each
 * site or class of device. Scope `cve:view`. Throws `invalid` / `span_invalid`.
 */
export async function getTrends(context: OperationContext, input: GetTrendsInput = {}): Promise<Trends> {
  authorise(context, 'cve:view');
  const { interval, group, siteId, ...span } = parseInput(GetTrendsInput, input);
  const now = context.clock.now();
  const to = span.to ?? now;
  const from = span.from ?? new Date(to.getTime() - 30 * dayMs);
  assertSpan(from, to, interval);
  await settleEnded(context);
  const points = pointsBetween(from, to, interval);
  const { organizationId, actor } = context;
  const scope: TrendScope = { organizationId, siteIds: sitesToLookAt(actor, siteId), group };
  return context.store.transaction(async (connection) => {
    const changes = await listOpenChanges(connection, scope, points);
    const fixes = await listTimesToFix(connection, scope, { from, to });
    const clocks = await listTierClocks(connection, scope, now);
    const keys = new Set([...changes, ...fixes, ...clocks].map(({ key }) => key));
    if (group === 'organization') keys.add(null);
    const trends = [...keys].map((key): FindingTrend => {
      const fix = fixes.find((one) => one.key === key);
      const own = clocks.filter((one) => one.key === key);
      return {
        key,
        points: trendPoints(
          points,
          changes.filter((one) => one.key === key),
        ),
        timeToFix: { fixed: fix?.fixed ?? 0, medianDays: fix?.median ?? null, p90Days: fix?.p90 ?? null },
        clocks: PriorityTier.options.map((tier) => {
          const { open = 0, overdue = 0, nextDueAt = null } = own.find((one) => one.tier === tier) ?? {};
          return { tier, open, overdue, nextDueAt: nextDueAt?.toISOString() ?? null };
        }),
      };
    });
    trends.sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
    return { from: from.toISOString(), to: to.toISOString(), trends };
  });
}

function assertSpan(from: Date, to: Date, interval: TrendInterval): void {
  const days = (to.getTime() - from.getTime()) / dayMs;
  const steps = days / { day: 1, week: 7, month: 28 }[interval];
  if (from < to && steps <= mostPoints) return;
  throw new SitewardenError(
    'invalid',
    'span_invalid',
    `The 'from' parameter must be earlier than 'to', and at most ${mostPoints} intervals before it.`,
  );
}
