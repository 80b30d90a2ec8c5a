import { sql, type RawBuilder } from 'kysely';
import type { DeviceClass } from '../../domain/device-class.ts';
import type { Transport } from '../../domain/observation.ts';
import { activeScanStatuses } from '../../domain/scan.ts';
import type { TicketName } from '../../domain/ticket.ts';
import type { Connection } from '../database.ts';
import { isLeft } from './ticket-queries.ts';
import type { VerificationTerms } from './verification-queries.ts';

/** What a closed ticket was to mend at one site. */
export interface TicketAtSite {
  readonly ticketId: string;
  readonly siteId: string;
}

/** How a ticket is verified: as one of its findings is, and not for ever. */
export interface TicketTerms extends VerificationTerms {
  /** For so long after it was closed. */
  readonly lastsMs: number;
}

/** Closed long enough ago and not too long, tried not too often there, and with no scan waiting or under way at the site. */
function isToVerify({ settleMs, pauseMs, mostTries, lastsMs, now }: TicketTerms): RawBuilder<boolean> {
  const since = (ms: number) => sql`${new Date(now.getTime() - ms).toISOString()}::timestamptz`;
  const tries = sql`from scans join scan_sites part on part.scan_id = scans.id and part.site_id = finding.site_id
    where scans.verifies_ticket_id = ticket.id and scans.created_at >= ticket.closed_at`;
  return sql<boolean>`ticket.state = 'closed' and ${isLeft}
    and ticket.closed_at <= ${since(settleMs)} and ticket.closed_at > ${since(lastsMs)}
    and (select count(*) ${tries}) < ${mostTries}::int
    and not exists (select ${tries} and scans.created_at > ${since(pauseMs)})
    and not exists (select from scan_sites part where part.site_id = finding.site_id
      and part.status = any(${[...activeScanStatuses]}::text[]))`;
}

const linked = sql`tickets ticket join ticket_findings link on link.ticket_id = ticket.id
  join findings finding on finding.id = link.finding_id`;

/** Closed tickets of all organizations that are to be verified now, one for each site: any, since some never can be. */
export async function listTicketsToVerify(
  db: Connection,
  terms: TicketTerms,
  limit: number,
): Promise<(TicketAtSite & { readonly organizationId: string })[]> {
  const { rows } = await sql<TicketAtSite & { organizationId: string }>`
    select * from (
      select distinct on (finding.site_id) ticket.organization_id as "organizationId", ticket.id as "ticketId",
        finding.site_id as "siteId"
      from ${linked} where ${isToVerify(terms)} order by finding.site_id, random()
    ) one order by random() limit ${limit}`.execute(db);
  return rows;
}

/** Keeps the ticket from others until the transaction ends; false where there is nothing to verify there any more. */
export async function claimTicketForVerification(
  db: Connection,
  { ticketId, siteId }: TicketAtSite,
  terms: TicketTerms,
): Promise<boolean> {
  const { rows } =
    await sql`select from tickets where id = ${ticketId}::uuid for no key update skip locked`.execute(db);
  if (rows.length === 0) return false;
  const still = await sql`
    select from ${linked} where ticket.id = ${ticketId}::uuid and finding.site_id = ${siteId}::uuid
      and ${isToVerify(terms)} limit 1`.execute(db);
  return still.rows.length > 0;
}

/** Where something is left that a ticket was to mend at a site. */
export interface PlaceOfTicket {
  readonly ipAddress: string;
  readonly deviceClass: DeviceClass;
  readonly port: number;
  readonly transport: Transport;
}

/** Each service once, by its address. */
export async function listPlacesOfTicket(
  db: Connection,
  { ticketId, siteId }: TicketAtSite,
): Promise<PlaceOfTicket[]> {
  const { rows } = await sql<PlaceOfTicket>`
    select distinct device.ip_address as "ipAddress", device.device_class as "deviceClass", finding.port,
      finding.transport
    from ticket_findings link join findings finding on finding.id = link.finding_id
    join devices device on device.id = finding.device_id
    where link.ticket_id = ${ticketId}::uuid and finding.site_id = ${siteId}::uuid and ${isLeft}
    order by 1, 3, 4`.execute(db);
  return rows;
}

/** A finding that a scan saw after its ticket was closed. */
export interface RefutedTicket extends TicketName {
  readonly findingId: string;
  readonly cveId: string;
  readonly ipAddress: string;
}

/**
 * What a scan saw of the findings of closed tickets after these were closed; the tickets are kept from others until the
 * transaction ends. What is called mitigated counts where the scan was to verify it: others refute no mitigation.
 */
export async function listRefutedTickets(
  db: Connection,
  organizationId: string,
  { siteId, scanId }: { readonly siteId: string; readonly scanId: string },
): Promise<RefutedTicket[]> {
  const seen = sql`${linked} left join scans scan on scan.id = ${scanId}::uuid
    where ticket.organization_id = ${organizationId}::uuid and ticket.state = 'closed'
      and finding.site_id = ${siteId}::uuid and finding.last_scan_id = ${scanId}::uuid
      and finding.last_seen_at > ticket.closed_at and ${isLeft}
      and (finding.state <> 'mitigated' or scan.verifies_ticket_id = ticket.id
        or scan.verifies_finding_id = finding.id)`;
  // Locked in one order, and looked at again: others may have opened them meanwhile.
  await sql`select from tickets where id in (select ticket.id from ${seen}) order by id for no key update`.execute(
    db,
  );
  const { rows } = await sql<RefutedTicket>`
    select met.id, met.reference, met."findingId", met."cveId", device.ip_address as "ipAddress" from (
      select ticket.id, ticket.reference, finding.id as "findingId", finding.cve_id as "cveId", finding.device_id
      from ${seen}
    ) met join devices device on device.id = met.device_id order by met.id, met."findingId"`.execute(db);
  return rows;
}
