import { getTrends } from '../../../client/generated/sdk.gen.ts';
import type { GetTrendsData, Trends } from '../../../client/generated/types.gen.ts';
import { answerOf } from '../remote/answer-of.ts';
import { printFields } from '../remote/print-fields.ts';
import { printRows, type RowColumn } from '../remote/print-rows.ts';
import type { Remote } from '../remote/remote.ts';
import { writeAll } from '../write-out.ts';

type Query = NonNullable<GetTrendsData['query']>;
type Trend = Trends['trends'][number];
type Point = Trend['points'][number];

/** Which trends are asked for; those of the last thirty days, of all findings together, when nothing is given. */
export interface TrendFilter {
  readonly from?: string;
  readonly to?: string;
  readonly interval?: NonNullable<Query['interval']>;
  readonly group?: NonNullable<Query['group']>;
  readonly site?: string;
}

const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NONE', 'UNSCORED'];
const tiers: [heading: string, tier: string][] = [
  ['TRIAGE', 'three_days_and_forensic_triage'],
  ['3 DAYS', 'three_days'],
  ['14 DAYS', 'fourteen_days'],
  ['60 DAYS', 'sixty_days'],
  ['UPGRADE', 'next_upgrade'],
];

/** `sitewarden trends`: what was open when, how long fixes took, and what is open now; a table each. */
export async function runTrends(remote: Remote, filter: TrendFilter): Promise<void> {
  const query: Query = {
    ...(filter.from !== undefined && { from: filter.from }),
    ...(filter.to !== undefined && { to: filter.to }),
    ...(filter.interval !== undefined && { interval: filter.interval }),
    ...(filter.group !== undefined && { group: filter.group }),
    ...(filter.site !== undefined && { site_id: filter.site }),
  };
  const found = await answerOf(getTrends({ client: remote.client, query }));
  if (remote.json) return printFields(remote, found);
  const { trends } = found;
  await printOpen(remote, filter.group, trends);
  await writeAll(remote.io.stdout, '\n');
  await printFixes(remote, filter.group, trends);
  await writeAll(remote.io.stdout, '\n');
  await printClocks(remote, filter.group, trends);
}

/** The column that tells groups apart, where there are any. */
function groupColumn(group: TrendFilter['group']): RowColumn<{ readonly key: string | null }>[] {
  if (group === undefined || group === 'organization') return [];
  return [{ heading: group === 'site' ? 'SITE' : 'CLASS', cell: ({ key }) => key }];
}

function bySeverity(severity: string): RowColumn<Point> {
  return { heading: severity, cell: (point) => point.by_severity[severity], alignRight: true };
}

function byTier([heading, tier]: [heading: string, tier: string]): RowColumn<Point> {
  return { heading, cell: (point) => point.by_tier[tier], alignRight: true };
}

async function printOpen(remote: Remote, group: TrendFilter['group'], trends: Trend[]): Promise<void> {
  const points = trends.flatMap(({ key, points: own }) => own.map((point) => ({ key, ...point })));
  await printRows(remote, points, [
    ...groupColumn(group),
    { heading: 'AT', cell: ({ at }) => at },
    { heading: 'OPEN', cell: ({ open }) => open, alignRight: true },
    ...severities.map(bySeverity),
    ...tiers.map(byTier),
  ]);
}

async function printFixes(remote: Remote, group: TrendFilter['group'], trends: Trend[]): Promise<void> {
  await printRows(remote, trends, [
    ...groupColumn(group),
    { heading: 'FIXED', cell: (trend) => trend.time_to_fix.fixed, alignRight: true },
    { heading: 'MEDIAN DAYS', cell: (trend) => trend.time_to_fix.median_days, alignRight: true },
    { heading: 'P90 DAYS', cell: (trend) => trend.time_to_fix.p90_days, alignRight: true },
  ]);
}

async function printClocks(remote: Remote, group: TrendFilter['group'], trends: Trend[]): Promise<void> {
  const clocks = trends.flatMap(({ key, clocks: own }) => own.map((clock) => ({ key, ...clock })));
  await printRows(remote, clocks, [
    ...groupColumn(group),
    { heading: 'TIER', cell: ({ tier }) => tier },
    { heading: 'OPEN NOW', cell: ({ open }) => open, alignRight: true },
    { heading: 'OVERDUE', cell: ({ overdue }) => overdue, alignRight: true },
    { heading: 'NEXT DUE', cell: (clock) => clock.next_due_at },
  ]);
}
