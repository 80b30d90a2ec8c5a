import { sql, type RawBuilder } from 'kysely';
import type { TrendGroup } from '../../domain/finding-trend.ts';
import type { PriorityTier } from '../../domain/priority.ts';
import type { SeverityOrUnscored } from '../../domain/severity.ts';
import type { Connection } from '../database.ts';

/** Whose trends, and by what they are told apart. */
export interface TrendScope {
  readonly organizationId: string;
  readonly siteIds: readonly string[] | null;
  readonly group: TrendGroup;
}

const keys: Readonly<Record<TrendGroup, RawBuilder<unknown>>> = {
  organization: sql`null::text`,
  site: sql`finding.site_id::text`,
  device_class: sql`device.device_class`,
};

function scoped({ organizationId, siteIds }: TrendScope): RawBuilder<unknown> {
  const sites = siteIds === null ? sql`` : sql`and finding.site_id = any(${[...siteIds]}::uuid[])`;
  return sql`findings finding join devices device on device.id = finding.device_id
    where finding.organization_id = ${organizationId}::uuid ${sites}`;
}

/**
 * By how much the number of open findings changed until each of `points` (ascending). A finding is open while it is not
 * closed and nothing is decided about it; both are carried on from event to event.
 */
export async function listOpenChanges(
  db: Connection,
  scope: TrendScope,
  points: readonly Date[],
): Promise<
  {
    readonly key: string | null;
    readonly point: number;
    readonly severity: SeverityOrUnscored;
    readonly tier: PriorityTier;
    readonly change: number;
  }[]
> {
  const instants = sql`${points.map((at) => at.toISOString())}::timestamptz[]`;
  const carried = (value: RawBuilder<unknown>) =>
    sql`coalesce((max(array[place, ${value}]) filter (where ${value} is not null) over life)[2], 0)`;
  const { rows } = await sql<{
    key: string | null;
    point: number;
    severity: SeverityOrUnscored;
    tier: PriorityTier;
    change: number;
  }>`
    with mine as materialized (
      select finding.id, ${keys[scope.group]} as key, coalesce(finding.severity, 'UNSCORED') as severity, finding.tier
      from ${scoped(scope)}
    ), told as (
      select mine.*, event.created_at, row_number() over (partition by mine.id order by event.created_at, event.id) as place,
        case event.kind when 'closed' then 0 when 'opened' then 1 when 'reopened' then 1 end::bigint as there,
        case event.kind when 'decided' then 1 when 'undecided' then 0 end::bigint as decided
      from mine join finding_events event on event.finding_id = mine.id
      where event.organization_id = ${scope.organizationId}::uuid and event.created_at <= (${instants})[${points.length}::integer]
    ), lives as (
      select id, key, severity, tier, created_at, place,
        case when ${carried(sql`there`)} = 1 and ${carried(sql`decided`)} = 0 then 1 else 0 end as open
      from told window life as (partition by id order by place)
    ), changes as (
      select key, severity, tier, created_at,
        open - lag(open, 1, 0) over (partition by id order by place) as change
      from lives
    )
    select key, severity, tier, width_bucket(created_at - interval '1 microsecond', ${instants}) as point,
      sum(change)::integer as change
    from changes where change <> 0 group by 1, 2, 3, 4`.execute(db);
  return rows;
}

/** From the first sight to the fix of what was proved to be fixed after `from`, up to `to`, and still is; in days. */
export async function listTimesToFix(
  db: Connection,
  scope: TrendScope,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<
  { readonly key: string | null; readonly fixed: number; readonly median: number; readonly p90: number }[]
> {
  const { rows } = await sql<{ key: string | null; fixed: number; median: number; p90: number }>`
    select key, count(*)::integer as fixed, percentile_cont(0.5) within group (order by days) as median,
      percentile_cont(0.9) within group (order by days) as p90
    from (
      select ${keys[scope.group]} as key,
        greatest(extract(epoch from finding.closed_at - finding.first_seen_at)::double precision, 0) / 86400 as days
      from ${scoped(scope)} and finding.state = 'fixed_verified'
        and finding.closed_at > ${from}::timestamptz and finding.closed_at <= ${to}::timestamptz
    ) fixes group by key`.execute(db);
  return rows;
}

/** Findings that are open now, by the tier of BOD 26-04. */
export async function listTierClocks(
  db: Connection,
  scope: TrendScope,
  now: Date,
): Promise<
  {
    readonly key: string | null;
    readonly tier: PriorityTier;
    readonly open: number;
    readonly overdue: number;
    readonly nextDueAt: Date | null;
  }[]
> {
  const { rows } = await sql<{
    key: string | null;
    tier: PriorityTier;
    open: number;
    overdue: number;
    nextDueAt: Date | null;
  }>`
    select ${keys[scope.group]} as key, finding.tier, count(*)::integer as open,
      count(*) filter (where finding.due_at <= ${now}::timestamptz)::integer as overdue,
      min(finding.due_at) filter (where finding.due_at > ${now}::timestamptz) as "nextDueAt"
    from ${scoped(scope)} and finding.state in ('open', 'reopened') group by 1, 2`.execute(db);
  return rows;
}
