import { sql } from 'kysely';
import type { LinkedFinding } from '../../domain/ticket.ts';
import type { Connection } from '../database.ts';

/** Which findings are meant: those listed, or those that stand and fit all that is named. */
export type LinkedChoice =
  | { readonly findingIds: readonly string[] }
  | {
      readonly siteId?: string | undefined;
      readonly deviceId?: string | undefined;
      readonly cveId?: string | undefined;
    };

/** Ids of the chosen findings, in order; with `siteIds` of those sites alone. */
export async function listChosenFindings(
  db: Connection,
  organizationId: string,
  choice: LinkedChoice,
  { siteIds, limit }: { readonly siteIds: readonly string[] | null; readonly limit: number },
): Promise<string[]> {
  let query = db.selectFrom('findings').select('id').where('organization_id', '=', organizationId);
  if (siteIds !== null) query = query.where(sql<boolean>`site_id = any(${[...siteIds]}::uuid[])`);
  if ('findingIds' in choice) {
    query = query.where(sql<boolean>`id = any(${[...choice.findingIds]}::uuid[])`);
  } else {
    const { siteId, deviceId, cveId } = choice;
    query = query.where('closed_at', 'is', null);
    if (siteId !== undefined) query = query.where('site_id', '=', siteId);
    if (deviceId !== undefined) query = query.where('device_id', '=', deviceId);
    if (cveId !== undefined) query = query.where('cve_id', '=', cveId);
  }
  const rows = await query.orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** Links findings to a ticket; gives those that were not yet. What a merge of devices had linked stays when they part. */
export async function insertTicketFindings(
  db: Connection,
  organizationId: string,
  { ticketId, findingIds }: { readonly ticketId: string; readonly findingIds: readonly string[] },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<string[]> {
  const ids = [...findingIds];
  await sql`
    update ticket_findings set merge_id = null
    where ticket_id = ${ticketId}::uuid and finding_id = any(${ids}::uuid[]) and merge_id is not null`.execute(
    db,
  );
  const { rows } = await sql<{ id: string }>`
    insert into ticket_findings (organization_id, ticket_id, finding_id, linked_by, linked_at)
    select ${organizationId}::uuid, ${ticketId}::uuid, id, ${by}, ${at}::timestamptz
    from unnest(${ids}::uuid[]) as id
    on conflict do nothing returning finding_id as id`.execute(db);
  return rows.map(({ id }) => id).sort();
}

/** Takes the link away; false where there is none. */
export async function removeTicketFinding(
  db: Connection,
  { ticketId, findingId }: { readonly ticketId: string; readonly findingId: string },
): Promise<boolean> {
  const { rows } = await sql`
    delete from ticket_findings where ticket_id = ${ticketId}::uuid and finding_id = ${findingId}::uuid
    returning finding_id`.execute(db);
  return rows.length > 0;
}

/** How many findings a ticket has. */
export async function countTicketFindings(db: Connection, ticketId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ticket_findings where ticket_id = ${ticketId}::uuid`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The sites at which a ticket has findings. */
export async function listSitesOfTicket(db: Connection, ticketId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct finding.site_id as id from ticket_findings link join findings finding on finding.id = link.finding_id
    where link.ticket_id = ${ticketId}::uuid order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** The findings of a ticket, by id; with `siteIds` those of these sites. */
export async function listFindingsOfTicket(
  db: Connection,
  ticketId: string,
  options: {
    readonly siteIds: readonly string[] | null;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<LinkedFinding[]> {
  const { siteIds, after, limit } = options;
  const conditions = [sql`link.ticket_id = ${ticketId}::uuid`];
  if (siteIds !== null) conditions.push(sql`finding.site_id = any(${[...siteIds]}::uuid[])`);
  if (after !== undefined) conditions.push(sql`finding.id > ${after}::uuid`);
  const { rows } = await sql<Omit<LinkedFinding, 'linkedAt'> & { linkedAt: Date }>`
    select finding.id, finding.cve_id as "cveId", finding.site_id as "siteId", finding.device_id as "deviceId",
      device.ip_address as "ipAddress", finding.state, link.linked_by as "linkedBy", link.linked_at as "linkedAt"
    from ticket_findings link join findings finding on finding.id = link.finding_id
    join devices device on device.id = finding.device_id
    where ${sql.join(conditions, sql` and `)} order by finding.id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, linkedAt: row.linkedAt.toISOString() }));
}
