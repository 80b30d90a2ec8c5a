import { sql, type RawBuilder, type Selectable } from 'kysely';
import type {
  DeviceFinding,
  FindingCount,
  FindingOrder,
  ListedFinding,
} from '../../domain/device-finding.ts';
import type { FindingStanding, LifecycleState } from '../../domain/lifecycle-state.ts';
import type { PriorityTier } from '../../domain/priority.ts';
import type { SeverityOrUnscored } from '../../domain/severity.ts';
import type { StandingDecision } from '../../domain/standing-decision.ts';
import type { Connection, Database } from '../database.ts';
import { listTicketsOfFindings } from './ticket-queries.ts';

export interface FindingFilter {
  /** The only sites to look at; null: all. */
  readonly siteIds: readonly string[] | null;
  readonly id?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly cveId?: string | undefined;
  readonly severity?: SeverityOrUnscored | undefined;
  readonly standing?: FindingStanding | undefined;
  readonly state?: LifecycleState | undefined;
  readonly knownExploited?: boolean | undefined;
  readonly minScore?: number | undefined;
  /** Open or reopened, and due until this instant. */
  readonly dueBy?: Date | undefined;
  readonly tier?: PriorityTier | undefined;
  /** Linked to this ticket. */
  readonly ticketId?: string | undefined;
  /** Whether it is closed. */
  readonly closed?: boolean | undefined;
}

const sortKeys: Readonly<Record<FindingOrder, RawBuilder<unknown>>> = {
  score: sql`coalesce(score, -1)`,
  last_seen_at: sql`last_seen_at`,
  first_seen_at: sql`first_seen_at`,
  due_at: sql`coalesce(due_at, 'infinity'::timestamptz)`,
};

/** Findings with how they stand, sorted. */
export async function listFindingsOf(
  db: Connection,
  organizationId: string,
  filter: FindingFilter,
  options: {
    readonly order: FindingOrder;
    /** Sort key (a score of -1 is none, `infinity` is no day) and id of the finding the page before ended with. */
    readonly after: readonly [number | string, string] | undefined;
    readonly limit: number;
  },
): Promise<ListedFinding[]> {
  const { order, after, limit } = options;
  const key = sortKeys[order];
  const isAscending = order === 'due_at';
  const direction = isAscending ? sql`asc` : sql`desc`;
  const type = order === 'score' ? sql`double precision` : sql`timestamptz`;
  const conditions = [...conditionsOf(organizationId, filter)];
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
    select page.*, device.mac_address, device.ip_address, device.hostname, device.manufacturer
    from page
    join devices device on device.id = page.device_id
    order by page.sort_key ${direction}, page.id ${direction}`.execute(db);
  const tickets = await listTicketsOfFindings(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...findingFromRow(row),
    device: {
      macAddress: row.mac_address,
      ipAddress: row.ip_address,
      hostname: row.hostname,
      manufacturer: row.manufacturer,
    },
    state: row.state,
    standing: row.decided_status ?? 'open',
    decision: decisionOf(row),
    tickets: tickets.get(row.id) ?? [],
    evidence: row.evidence,
    factors: row.confidence_factors,
  }));
}

type ListedFindingRow = Selectable<Database['findings']> &
  Pick<Selectable<Database['devices']>, 'mac_address' | 'ip_address' | 'hostname' | 'manufacturer'>;

function decisionOf(row: ListedFindingRow): StandingDecision | null {
  const { decided_status: status, decided_by: by, decision_id: id, decided_until: until } = row;
  if (status === null || by === null || id === null) return null;
  return { status, by, id, until: until?.toISOString() ?? null };
}

/** How many findings there are of each kind. */
export async function countFindingsOf(
  db: Connection,
  organizationId: string,
  filter: FindingFilter,
): Promise<FindingCount[]> {
  const conditions = sql.join([...conditionsOf(organizationId, filter)], sql` and `);
  const { rows } = await sql<FindingCount>`
    select finding.site_id as "siteId", finding.severity, finding.known_exploited as "knownExploited", finding.state,
      coalesce(finding.decided_status, 'open') as standing, count(*)::integer as count
    from findings finding where ${conditions}
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

function* conditionsOf(organizationId: string, filter: FindingFilter): Generator<RawBuilder<unknown>> {
  const { siteIds, id, deviceId, cveId, severity, standing, knownExploited, minScore, tier, closed, state } =
    filter;
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
  if (filter.dueBy !== undefined)
    yield sql`finding.state in ('open', 'reopened') and finding.due_at <= ${filter.dueBy}::timestamptz`;
  if (closed !== undefined)
    yield closed ? sql`finding.closed_at is not null` : sql`finding.closed_at is null`;
  if (filter.ticketId !== undefined)
    yield sql`finding.id in (select finding_id from ticket_findings where ticket_id = ${filter.ticketId}::uuid)`;
  if (state !== undefined) yield sql`finding.state = ${state}`;
  if (standing === 'open') yield sql`finding.decided_status is null`;
  else if (standing !== undefined) yield sql`finding.decided_status = ${standing}`;
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
    exploitedSince: row.exploited_since?.toISOString().slice(0, 10) ?? null,
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
