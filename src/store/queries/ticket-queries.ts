import { sql, type RawBuilder } from 'kysely';
import type { ShownTicketState, Ticket, TicketOfFinding, TicketState } from '../../domain/ticket.ts';
import type { Connection } from '../database.ts';

/** What a ticket is still to mend: what is not proved or assumed to be fixed, withdrawn, accepted or a false positive. */
export const isLeft = sql`finding.closed_at is null and finding.state in ('open', 'reopened', 'mitigated')`;

/** How a ticket is shown: one that is closed, and of whose findings nothing is left, is verified. */
const shownState = sql<ShownTicketState>`case when ticket.state = 'closed'
    and exists (select from ticket_findings link where link.ticket_id = ticket.id)
    and not exists (select from ticket_findings link join findings finding on finding.id = link.finding_id
      where link.ticket_id = ticket.id and ${isLeft})
  then 'verified' else ticket.state end`;

/** The ticket as it is stored; nothing that follows from its findings. */
export interface StoredTicket {
  readonly id: string;
  readonly reference: string;
  readonly url: string | null;
  readonly state: TicketState;
  readonly createdBy: string;
}

/** Keeps a new open ticket; false where the organization has one of that reference. */
export async function insertTicket(
  db: Connection,
  organizationId: string,
  {
    id,
    reference,
    url,
    by,
    at,
  }: Omit<StoredTicket, 'state' | 'createdBy'> & { readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into tickets (id, organization_id, reference, url, state, created_by, created_at)
    values (${id}::uuid, ${organizationId}::uuid, ${reference}, ${url}, 'open', ${by}, ${at}::timestamptz)
    on conflict (organization_id, reference) do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** The ticket with that id or reference, kept from others until the transaction ends. */
export async function lockTicket(
  db: Connection,
  organizationId: string,
  by: { readonly id: string } | { readonly reference: string },
): Promise<StoredTicket | undefined> {
  const which = 'id' in by ? sql`id = ${by.id}::uuid` : sql`reference = ${by.reference}`;
  const { rows } = await sql<StoredTicket>`
    select id, reference, url, state, created_by as "createdBy" from tickets
    where organization_id = ${organizationId}::uuid and ${which} for no key update`.execute(db);
  return rows[0];
}

export async function setTicketUrl(db: Connection, id: string, url: string): Promise<void> {
  await sql`update tickets set url = ${url} where id = ${id}::uuid`.execute(db);
}

/** Calls a ticket done. */
export async function markTicketClosed(
  db: Connection,
  id: string,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`
    update tickets set state = 'closed', closed_by = ${by}, closed_at = ${at}::timestamptz
    where id = ${id}::uuid`.execute(db);
}

/** Opens closed tickets again, by a person or by a scan. */
export async function markTicketsReopened(
  db: Connection,
  ids: readonly string[],
  { by, scanId, at }: { readonly by: string | null; readonly scanId: string | null; readonly at: Date },
): Promise<void> {
  await sql`
    update tickets set state = 'reopened', reopened_by = ${by}, reopened_scan_id = ${scanId}::uuid,
      reopened_at = ${at}::timestamptz where id = any(${[...ids]}::uuid[])`.execute(db);
}

export async function removeTicket(db: Connection, id: string): Promise<void> {
  await sql`delete from tickets where id = ${id}::uuid`.execute(db);
}

export interface TicketFilter {
  /** Those with a finding at one of these sites, which alone are counted, and the maker's own without any; null: all. */
  readonly siteIds: readonly string[] | null;
  readonly maker: string;
  readonly id?: string | undefined;
  readonly reference?: string | undefined;
  readonly state?: ShownTicketState | undefined;
}

/** Tickets, newest first. */
export async function listTicketsOf(
  db: Connection,
  organizationId: string,
  { siteIds, maker, id, reference, state }: TicketFilter,
  options: {
    /** Instant and id of the ticket the page before ended with. */
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<Ticket[]> {
  const { after, limit } = options;
  const conditions = [sql`ticket.organization_id = ${organizationId}::uuid`];
  if (siteIds !== null)
    conditions.push(sql`(exists (select from ticket_findings link join findings finding on finding.id = link.finding_id
      where link.ticket_id = ticket.id and ${isAt(siteIds)}) or (ticket.created_by = ${maker}
      and not exists (select from ticket_findings link where link.ticket_id = ticket.id)))`);
  if (id !== undefined) conditions.push(sql`ticket.id = ${id}::uuid`);
  if (reference !== undefined) conditions.push(sql`ticket.reference = ${reference}`);
  if (state !== undefined) conditions.push(sql`${shownState} = ${state}`);
  if (after !== undefined)
    conditions.push(sql`(ticket.created_at, ticket.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const { rows } = await sql<TicketRow>`
    select ticket.id, ticket.reference, ticket.url, ${shownState} as state, ticket.created_by as "createdBy",
      ticket.created_at as "createdAt", ticket.closed_at as "closedAt", ticket.closed_by as "closedBy",
      ticket.reopened_at as "reopenedAt", ticket.reopened_by as "reopenedBy",
      ticket.reopened_scan_id as "reopenedScanId", figures.*
    from tickets ticket cross join lateral (
      select count(*)::int as total, (count(*) filter (where ${isLeft}))::int as left,
        (count(*) filter (where finding.state = 'fixed_verified'))::int as verified
      from ticket_findings link join findings finding on finding.id = link.finding_id
      where link.ticket_id = ticket.id and ${siteIds === null ? sql`true` : isAt(siteIds)}
    ) figures
    where ${sql.join(conditions, sql` and `)}
    order by ticket.created_at desc, ticket.id desc limit ${limit}`.execute(db);
  return rows.map(({ total, left, verified, ...row }) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    reopenedAt: row.reopenedAt?.toISOString() ?? null,
    findings: { total, left, verified },
  }));
}

type TicketRow = Omit<Ticket, 'createdAt' | 'closedAt' | 'reopenedAt' | 'findings'> &
  Ticket['findings'] & {
    readonly createdAt: Date;
    readonly closedAt: Date | null;
    readonly reopenedAt: Date | null;
  };

function isAt(siteIds: readonly string[]): RawBuilder<unknown> {
  return sql`finding.site_id = any(${[...siteIds]}::uuid[])`;
}

/** The tickets of findings, by the finding's id, oldest first. */
export async function listTicketsOfFindings(
  db: Connection,
  findingIds: readonly string[],
): Promise<Map<string, TicketOfFinding[]>> {
  if (findingIds.length === 0) return new Map();
  const { rows } = await sql<TicketOfFinding & { readonly findingId: string }>`
    with met as materialized (select distinct ticket_id from ticket_findings
      where finding_id = any(${[...findingIds]}::uuid[])),
    shown as materialized (select ticket.id, ticket.reference, ticket.url, ${shownState} as state, ticket.created_at
      from tickets ticket where ticket.id in (select ticket_id from met))
    select linked.finding_id as "findingId", shown.id, shown.reference, shown.url, shown.state
    from ticket_findings linked join shown on shown.id = linked.ticket_id
    where linked.finding_id = any(${[...findingIds]}::uuid[])
    order by shown.created_at, shown.id`.execute(db);
  const tickets = new Map<string, TicketOfFinding[]>();
  for (const { findingId, ...ticket } of rows)
    tickets.set(findingId, [...(tickets.get(findingId) ?? []), ticket]);
  return tickets;
}

/** A ticket of a CVE on a device. */
export interface TicketOfDevice extends TicketOfFinding {
  readonly deviceId: string;
  readonly cveId: string;
}

/** The tickets of all findings on the devices that a scan saw, oldest first. */
export async function listTicketsOfScan(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<TicketOfDevice[]> {
  const { rows } = await sql<TicketOfDevice>`
    with met as materialized (
      select link.ticket_id, finding.device_id, finding.cve_id from device_sightings sighting
      join findings finding on finding.device_id = sighting.device_id
      join ticket_findings link on link.finding_id = finding.id
      where sighting.organization_id = ${organizationId}::uuid and sighting.scan_id = ${scanId}::uuid),
    shown as materialized (select ticket.id, ticket.reference, ticket.url, ${shownState} as state, ticket.created_at
      from tickets ticket where ticket.id in (select ticket_id from met))
    select met.device_id as "deviceId", met.cve_id as "cveId", shown.id, shown.reference, shown.url, shown.state
    from met join shown on shown.id = met.ticket_id order by shown.created_at, shown.id`.execute(db);
  return rows;
}
