import { z } from 'zod';
import { PriorityTier } from '../../domain/priority.ts';
import { SeverityOrUnscored } from '../../domain/severity.ts';
import type { Trends as Found } from '../../operations/findings/get-trends.ts';

const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);
const days = z.number().min(0).nullable();

const noTier = {
  three_days_and_forensic_triage: 0,
  three_days: 0,
  fourteen_days: 0,
  sixty_days: 0,
  next_upgrade: 0,
};
const noSeverity = { NONE: 0, LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0, UNSCORED: 0 };
const example = {
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-02T00:00:00.000Z',
  trends: [
    {
      key: null,
      points: [
        {
          at: '2026-11-01T00:00:00.000Z',
          open: 3,
          by_severity: { ...noSeverity, HIGH: 3 },
          by_tier: { ...noTier, sixty_days: 3 },
        },
        {
          at: '2026-11-02T00:00:00.000Z',
          open: 2,
          by_severity: { ...noSeverity, HIGH: 2 },
          by_tier: { ...noTier, sixty_days: 2 },
        },
      ],
      time_to_fix: { fixed: 1, median_days: 12.5, p90_days: 12.5 },
      clocks: [{ tier: 'sixty_days', open: 2, overdue: 1, next_due_at: '2026-12-24T12:10:00.000Z' }],
    },
  ],
};

export const Trends = z
  .object({
    from: instant,
    to: instant,
    trends: z.array(
      z.object({
        key: z
          .string()
          .nullable()
          .meta({ description: 'id of the site, or class of device; null for all together' }),
        points: z.array(
          z.object({
            at: instant,
            open: count.meta({ description: 'findings that were open or reopened' }),
            by_severity: z.record(SeverityOrUnscored, count).meta({ description: 'as it is now' }),
            by_tier: z.record(PriorityTier, count).meta({ description: 'as it is now' }),
          }),
        ),
        time_to_fix: z.object({ fixed: count, median_days: days, p90_days: days }).meta({
          description:
            'from the first sight, of what was fixed in this time as a scan has proved; null where nothing was',
        }),
        clocks: z
          .array(
            z.object({
              tier: PriorityTier,
              open: count,
              overdue: count,
              next_due_at: instant.nullable().meta({ description: 'of those that are not overdue' }),
            }),
          )
          .meta({
            description:
              'what is open now by the tiers of CISA BOD 26-04; `GET /v1/findings?overdue=true&sort=due_at` lists what is overdue',
          }),
      }),
    ),
  })
  .meta({ id: 'Trends', description: 'How findings came and went.', examples: [example] });

export function fromTrends({ from, to, trends }: Found): z.infer<typeof Trends> {
  return {
    from,
    to,
    trends: trends.map(({ key, points, timeToFix, clocks }) => ({
      key,
      points: points.map(({ at, open, bySeverity, byTier }) => ({
        at,
        open,
        by_severity: { ...bySeverity },
        by_tier: { ...byTier },
      })),
      time_to_fix: {
        fixed: timeToFix.fixed,
        median_days: timeToFix.medianDays,
        p90_days: timeToFix.p90Days,
      },
      clocks: clocks.map(({ tier, open, overdue, nextDueAt }) => ({
        tier,
        open,
        overdue,
        next_due_at: nextDueAt,
      })),
    })),
  };
}
