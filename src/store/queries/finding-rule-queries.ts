import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { FindingRule } from '../../domain/finding-rule.ts';
import type { Connection, Database } from '../database.ts';
import { decidedBy } from './decided-by.ts';

const rowsAtOnce = 500;

/** Keeps rules; in runs that a statement has parameters for. */
export async function insertFindingRules(
  db: Connection,
  organizationId: string,
  rules: readonly FindingRule[],
): Promise<void> {
  for (let from = 0; from < rules.length; from += rowsAtOnce) {
    const rows = rules.slice(from, from + rowsAtOnce).map((rule) => rowOf(organizationId, rule));
    await db.insertInto('finding_rules').values(rows).execute();
  }
}

function rowOf(organizationId: string, rule: FindingRule): Selectable<Database['finding_rules']> {
  return {
    id: rule.id,
    organization_id: organizationId,
    site_id: rule.siteId,
    finding_id: rule.findingId,
    cve_id: rule.cveId,
    network: rule.network,
    tag: rule.tag,
    device_class: rule.deviceClass,
    product: rule.product,
    purl: rule.purl,
    port: rule.port,
    transport: rule.transport,
    status: rule.status,
    vex_justification: rule.vexJustification,
    justification: rule.justification,
    lapses_on: [...rule.lapsesOn],
    expires_at: rule.expiresAt === null ? null : new Date(rule.expiresAt),
    created_by: rule.createdBy,
    created_at: new Date(rule.createdAt),
    ended_at: null,
    ended_by: null,
    ended_as: null,
    vex_document_id: rule.vexDocumentId,
  };
}

/** Ends a rule; one that has ended already stays as it is, and gives false. */
export async function endFindingRule(
  db: Connection,
  id: string,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('finding_rules')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Rules that count, or did so after `since`; `rule` names the row. */
export function isInForceSince(rule: RawBuilder<unknown>, since: Date): RawBuilder<SqlBool> {
  return sql<SqlBool>`((${rule}.ended_at is null or ${rule}.ended_at > ${since}::timestamptz)
    and (${rule}.expires_at is null or ${rule}.expires_at > ${since}::timestamptz))`;
}

/** Rules in force since an instant that may be about some findings, and those with the ids given, in force or not. */
export async function listRulesAbout(
  db: Connection,
  organizationId: string,
  since: Date,
  { ruleIds, findingIds, cveIds }: Readonly<Record<'ruleIds' | 'findingIds' | 'cveIds', readonly string[]>>,
): Promise<FindingRule[]> {
  const rows = await db
    .selectFrom('finding_rules')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where(
      sql<SqlBool>`(id = any(${[...ruleIds]}::uuid[]) or (${isInForceSince(sql`finding_rules`, since)}
        and (cve_id is null or cve_id = any(${[...cveIds]}::text[]))
        and (finding_id is null or finding_id = any(${[...findingIds]}::uuid[]))))`,
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** Rules, newest first; with `siteIds`, those of these sites. */
export async function listFindingRulesOf(
  db: Connection,
  organizationId: string,
  options: {
    readonly siteIds: readonly string[] | null;
    readonly id?: string | undefined;
    readonly status?: FindingRule['status'] | undefined;
    /** Whether it has ended or run out at `now`. */
    readonly ended?: boolean | undefined;
    readonly now: Date;
    /** Instant and id of the rule the page before ended with. */
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<FindingRule[]> {
  const { siteIds, id, status, ended, now, after, limit } = options;
  let query = db.selectFrom('finding_rules').selectAll().where('organization_id', '=', organizationId);
  if (siteIds !== null) query = query.where(sql<SqlBool>`site_id = any(${[...siteIds]}::uuid[])`);
  if (id !== undefined) query = query.where('id', '=', id);
  if (status !== undefined) query = query.where('status', '=', status);
  if (ended !== undefined) {
    const isOver = sql<SqlBool>`(ended_at is not null or coalesce(expires_at <= ${now}::timestamptz, false))`;
    query = query.where(ended ? isOver : sql<SqlBool>`not ${isOver}`);
  }
  if (after !== undefined)
    query = query.where(sql<SqlBool>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

/** How many findings that are not closed a rule counts for. */
export async function countCovered(db: Connection, ruleId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from findings
    where ${decidedBy('findings', ruleId)} and closed_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

function fromRow(row: Selectable<Database['finding_rules']>): FindingRule {
  return {
    id: row.id,
    siteId: row.site_id,
    findingId: row.finding_id,
    cveId: row.cve_id,
    network: row.network,
    tag: row.tag,
    deviceClass: row.device_class,
    product: row.product,
    purl: row.purl,
    port: row.port,
    transport: row.transport,
    status: row.status,
    vexJustification: row.vex_justification,
    justification: row.justification,
    lapsesOn: row.lapses_on,
    expiresAt: row.expires_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.ended_by,
    endedAs: row.ended_as,
    vexDocumentId: row.vex_document_id,
  };
}
