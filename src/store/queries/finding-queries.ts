import { sql, type RawBuilder, type Selectable } from 'kysely';
import { CveStanding } from '../../domain/cve-status.ts';
import type {
  DeviceFinding,
  FindingCount,
  FindingOrder,
  ListedFinding,
} from '../../domain/device-finding.ts';
import type { PriorityTier } from '../../domain/priority.ts';
import type { SeverityOrUnscored } from '../../domain/severity.ts';
import type { Connection, Database } from '../database.ts';

export interface FindingFilter {
  /** The only sites to look at; null: all. */
  readonly siteIds: readonly string[] | null;
  readonly id?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly cveId?: string | undefined;
  readonly severity?: SeverityOrUnscored | undefined;
  readonly standing?: CveStanding | undefined;
  readonly knownExploited?: boolean | undefined;
  readonly minScore?: number | undefined;
  readonly tier?: PriorityTier | undefined;
  /** Whether it is closed. */
  readonly closed?: boolean | undefined;
}

const sortKeys: Readonly<Record<FindingOrder, RawBuilder<unknown>>> = {
  score: sql`coalesce(score, -1)`,
  last_seen_at: sql`last_seen_at`,
  first_seen_at: sql`first_seen_at`,
  due_at: sql`coalesce(due_at, 'infinity'::timestamptz)`,
};

/** Findings with how they stand at `now`, sorted. */
export async function listFindingsOf(
  db: Connection,
  organizationId: string,
  filter: FindingFilter,
  options: {
    readonly now: Date;
    readonly order: FindingOrder;
    /** Sort key (a score of -1 is none, `infinity` is no day) and id of the finding the page before ended with. */
    readonly after: readonly [number | string, string] | undefined;
    readonly limit: number;
  },
): Promise<ListedFinding[]> {
  const { now, order, after, limit } = options;
  const key = sortKeys[order];
  const isAscending = order === 'due_at';
  const direction = isAscending ? sql`asc` : sql`desc`;
  const type = order === 'score' ? sql`double precision` : sql`timestamptz`;
  const conditions = [...conditionsOf(organizationId, filter, now)];
  if (after !== undefined) {
    const beyond = isAscending ? sql`>` : sql`<`;
    conditions.push(sql`(${key}, id) ${beyond} (${after[0]}::${type}, ${after[1]}::uuid)`);
  }
  // The page first, then what belongs to it: nothing is looked up for findings that are not shown.
  const { rows } = await sql<ListedFindingRow>`
    with page as materialized (
      select finding.*, ${key} as sort_key from findings finding where ${sql.join(conditions, sql` and `)}
      order by ${key} ${direction}, id ${direction} limit ${limit}
    )
    select page.*, device.mac_address, device.ip_address, device.hostname, device.manufacturer, standing.status
    from page
    join devices device on device.id = page.device_id
    left join lateral (
      select status from cve_statuses decision
      where decision.organization_id = page.organization_id and decision.mac_address = device.mac_address
        and decision.cve_id = page.cve_id and ${isInForce(sql`page.site_id`, now)}
      order by created_at desc, id desc limit 1
    ) standing on true
    order by page.sort_key ${direction}, page.id ${direction}`.execute(db);
  return rows.map((row) => ({
    ...findingFromRow(row),
    device: {
      macAddress: row.mac_address,
      ipAddress: row.ip_address,
      hostname: row.hostname,
      manufacturer: row.manufacturer,
    },
    standing: row.status ?? 'open',
    evidence: row.evidence,
    factors: row.confidence_factors,
  }));
}

type ListedFindingRow = Selectable<Database['findings']> &
  Pick<Selectable<Database['devices']>, 'mac_address' | 'ip_address' | 'hostname' | 'manufacturer'> & {
    readonly status: CveStanding | null;
  };

/** How many findings there are of each kind, with how they stand at `now`. */
export async function countFindingsOf(
  db: Connection,
  organizationId: string,
  filter: FindingFilter,
  now: Date,
): Promise<FindingCount[]> {
  const conditions = sql.join([...conditionsOf(organizationId, filter, now)], sql` and `);
  const { rows } = await sql<FindingCount>`
    with decided as materialized (
      select distinct on (finding.id) finding.id, decision.status ${decidedFindings(organizationId, now)}
      order by finding.id, decision.created_at desc, decision.id desc
    )
    select finding.site_id as "siteId", finding.severity, finding.known_exploited as "knownExploited",
      coalesce(decided.status, 'open') as standing, count(*)::integer as count
    from findings finding left join decided on decided.id = finding.id
    where ${conditions}
    group by 1, 2, 3, 4`.execute(db);
  return rows;
}

function* conditionsOf(
  organizationId: string,
  filter: FindingFilter,
  now: Date,
): Generator<RawBuilder<unknown>> {
  const { siteIds, id, deviceId, cveId, severity, standing, knownExploited, minScore, tier, closed } = filter;
  yield sql`finding.organization_id = ${organizationId}::uuid`;
  if (siteIds !== null) yield sql`finding.site_id = any(${[...siteIds]}::uuid[])`;
  if (id !== undefined) yield sql`finding.id = ${id}::uuid`;
  if (deviceId !== undefined) yield sql`finding.device_id = ${deviceId}::uuid`;
  if (cveId !== undefined) yield sql`finding.cve_id = ${cveId}`;
  if (severity === 'UNSCORED') yield sql`finding.severity is null`;
  else if (severity !== undefined) yield sql`finding.severity = ${severity}`;
  if (knownExploited !== undefined) yield sql`finding.known_exploited = ${knownExploited}`;
  if (minScore !== undefined) yield sql`coalesce(finding.score, -1) >= ${minScore}`;
  if (tier !== undefined) yield sql`finding.tier = ${tier}`;
  if (closed !== undefined)
    yield closed ? sql`finding.closed_at is not null` : sql`finding.closed_at is null`;
  if (standing !== undefined) yield standsAs(organizationId, standing, now);
}

/** People decide about few findings of many, so the decisions are where to begin. */
function standsAs(organizationId: string, standing: CveStanding, now: Date): RawBuilder<unknown> {
  const decided = sql`select finding.id, decision.status ${decidedFindings(organizationId, now)}`;
  if (standing === CveStanding.enum.open) {
    return sql`not exists (select from (${decided}) decided where decided.id = finding.id)`;
  }
  return sql`finding.id in (select id from (
    select distinct on (finding.id) finding.id, decision.status ${decidedFindings(organizationId, now)}
    order by finding.id, decision.created_at desc, decision.id desc
  ) decided where decided.status = ${standing})`;
}

function decidedFindings(organizationId: string, now: Date): RawBuilder<unknown> {
  return sql`from cve_statuses decision
    join devices device on device.organization_id = decision.organization_id
      and device.mac_address = decision.mac_address
    join findings finding on finding.device_id = device.id and finding.cve_id = decision.cve_id
    where decision.organization_id = ${organizationId}::uuid and ${isInForce(sql`finding.site_id`, now)}`;
}

function isInForce(siteId: RawBuilder<unknown>, now: Date): RawBuilder<unknown> {
  return sql`(decision.expiration_date is null or decision.expiration_date > ${now}::timestamptz)
    and (decision.site_ids is null or ${siteId} = any(decision.site_ids))`;
}

function findingFromRow(row: Selectable<Database['findings']>): DeviceFinding {
  const { epss_probability: probability, epss_percentile: percentile } = row;
  return {
    id: row.id,
    siteId: row.site_id,
    deviceId: row.device_id,
    cveId: row.cve_id,
    recordDigest: row.record_digest,
    ssvc: row.ssvc,
    tier: row.tier,
    dueAt: row.due_at?.toISOString() ?? null,
    port: row.port,
    transport: row.transport,
    confidence: row.confidence,
    score: row.score,
    severity: row.severity,
    vector: row.vector,
    cvssVersion: row.cvss_version,
    knownExploited: row.known_exploited,
    epss: probability === null || percentile === null ? null : { probability, percentile },
    publishedAt: row.published_at.toISOString(),
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    firstScanId: row.first_scan_id,
    lastScanId: row.last_scan_id,
    sightings: row.sightings,
    closedAt: row.closed_at?.toISOString() ?? null,
    closedReason: row.closed_reason,
  };
}
