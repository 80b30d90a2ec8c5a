import { sql, type RawBuilder } from 'kysely';
import type { FindingRule, KeptLapseFacts } from '../../domain/finding-rule.ts';
import type { JudgedPlace } from '../../domain/judged-place.ts';
import type { DeviceClass } from '../../domain/device-class.ts';
import type { StandingDecision } from '../../domain/standing-decision.ts';
import type { Connection } from '../database.ts';
import { decidedBy } from './decided-by.ts';
import { isInForceSince } from './finding-rule-queries.ts';
import { judgedPlaces } from './judged-places.ts';
import { recordSet } from '../record-set.ts';

/** Which findings to look at. */
export type SettleScope =
  /** All of some devices that something is, or may be, decided about. */
  | { readonly kind: 'devices'; readonly deviceIds: readonly string[] }
  /** Those whose decision has run out. */
  | { readonly kind: 'ended' }
  /** Those that a rule is about. */
  | { readonly kind: 'rule'; readonly rule: FindingRule }
  /** Those of some CVEs. */
  | { readonly kind: 'cves'; readonly cveIds: readonly string[] }
  /** Those that a decision or rule counts for, alone or beside another. */
  | { readonly kind: 'decided_by'; readonly id: string };

/** A finding that something is, or may be, decided about. */
export interface FindingToSettle {
  readonly id: string;
  readonly siteId: string;
  readonly cveId: string;
  readonly judged: readonly JudgedPlace[];
  readonly macAddresses: readonly string[];
  readonly ipAddress: string;
  readonly tags: readonly string[];
  readonly deviceClass: DeviceClass;
  readonly knownExploited: boolean;
  readonly exploitedSince: string | null;
  readonly statement: string | null;
  readonly lapsedRules: readonly string[];
  /** When a verification last found what was said to be mitigated; null where none did. */
  readonly refutedAt: string | null;
  readonly decided: StandingDecision | null;
  /** What was so when it was settled last; null when it never was. */
  readonly decidedFacts: KeptLapseFacts | null;
}

/**
 * The findings of a scope, kept from others until the transaction ends. Of findings whose decision has run out, what
 * another transaction writes at the moment is left to it.
 */
export async function listFindingsToSettle(
  db: Connection,
  organizationId: string,
  scope: SettleScope,
  now: Date,
): Promise<FindingToSettle[]> {
  const { rows } = await sql<FindingToSettle>`
    select finding.id, finding.site_id as "siteId", finding.cve_id as "cveId",
      ${judgedPlaces(sql`finding`)} as judged,
      device.mac_addresses as "macAddresses", device.ip_address as "ipAddress", device.tags,
      device.device_class as "deviceClass", finding.known_exploited as "knownExploited",
      to_char(finding.exploited_since at time zone 'UTC', 'YYYY-MM-DD') as "exploitedSince",
      finding.evidence ->> 'statement' as statement, finding.lapsed_rules as "lapsedRules",
      to_char(finding.refuted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "refutedAt",
      case when jsonb_exists(finding.decided_facts, 'rules') then finding.decided_facts end as "decidedFacts", case when finding.decided_status is not null then json_build_object(
        'status', finding.decided_status, 'by', finding.decided_by, 'id', finding.decision_id,
        'until', to_char(finding.decided_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'beside', finding.decided_beside) end as decided
    from findings finding join devices device on device.id = finding.device_id
    where finding.organization_id = ${organizationId}::uuid and ${conditionOf(organizationId, scope, now)}
    order by finding.id for no key update of finding ${scope.kind === 'ended' ? sql`skip locked` : sql``}`.execute(
    db,
  );
  return rows;
}

function conditionOf(organizationId: string, scope: SettleScope, now: Date): RawBuilder<unknown> {
  if (scope.kind === 'ended') return sql`finding.decided_until <= ${now}::timestamptz`;
  if (scope.kind === 'decided_by') return decidedBy('finding', scope.id);
  if (scope.kind === 'cves') return sql`finding.cve_id = any(${[...scope.cveIds]}::text[])`;
  if (scope.kind === 'rule') return meantBy(scope.rule);
  const ids = [...scope.deviceIds];
  // Once for all of them: asked row by row it takes seconds for a site with thousands of findings.
  return sql`finding.device_id = any(${ids}::uuid[]) and (finding.decided_status is not null
    or ${ruledIn(organizationId, now)} or finding.id in (select other.id from cve_statuses decision
      join devices owner on decision.mac_address = any(owner.mac_addresses) and owner.id = any(${ids}::uuid[])
      join findings other on other.device_id = owner.id and other.cve_id = decision.cve_id
      where decision.organization_id = ${organizationId}::uuid))`;
}

/** Findings that some rule in force names, or may mean. */
function ruledIn(organizationId: string, now: Date): RawBuilder<unknown> {
  const inForce = sql`from finding_rules rule
    where rule.organization_id = ${organizationId}::uuid and ${isInForceSince(sql`rule`, now)}`;
  return sql`(exists (select ${inForce} and rule.cve_id is null and rule.finding_id is null)
    or finding.cve_id in (select rule.cve_id ${inForce} and rule.cve_id is not null)
    or finding.id in (select rule.finding_id ${inForce} and rule.finding_id is not null))`;
}

function meantBy({ siteId, findingId, cveId, network, tag, deviceClass }: FindingRule): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (siteId !== null) conditions.push(sql`finding.site_id = ${siteId}::uuid`);
  if (findingId !== null) conditions.push(sql`finding.id = ${findingId}::uuid`);
  if (cveId !== null) conditions.push(sql`finding.cve_id = ${cveId}`);
  if (network !== null) conditions.push(sql`device.ip_address::inet <<= ${network}::cidr`);
  if (tag !== null) conditions.push(sql`device.tags @> array[${tag}::text]`);
  if (deviceClass !== null) conditions.push(sql`device.device_class = ${deviceClass}`);
  return sql.join(conditions, sql` and `);
}

/** Whether the decision about any finding has run out without being noticed. */
export async function hasEndedDecisions(db: Connection, organizationId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from findings where organization_id = ${organizationId}::uuid
      and decided_until <= ${now}::timestamptz) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** What counts for a finding now. */
export interface DecidedRow {
  readonly id: string;
  /** Since when, ISO 8601; null where the same counts as before. */
  readonly at: string | null;
  readonly standing: StandingDecision | null;
  readonly facts: KeptLapseFacts;
  readonly lapsedRules: readonly string[];
}

/** Writes what counts for findings now; one that nothing counts for any more is open again since `at`. */
export async function updateDecided(db: Connection, rows: readonly DecidedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = recordSet(
    rows.map(({ standing, ...row }) => ({
      ...row,
      status: standing?.status ?? null,
      by: standing?.by ?? null,
      decision: standing?.id ?? null,
      until: standing?.until ?? null,
      beside: standing?.beside ?? [],
    })),
    `id uuid, at timestamptz, status text, by text, decision uuid, until timestamptz, beside uuid[], facts jsonb,
     "lapsedRules" uuid[]`,
  );
  await sql`
    update findings set decided_status = given.status, decided_by = given.by, decision_id = given.decision,
      decided_until = given.until, decided_beside = given.beside, decided_facts = given.facts, lapsed_rules = given."lapsedRules",
      reopened_at = case when given.status is null then coalesce(given.at, reopened_at) else reopened_at end
    from (select * from ${given}) given where findings.id = given.id`.execute(db);
}
