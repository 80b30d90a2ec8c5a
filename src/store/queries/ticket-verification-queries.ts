import { sql, type RawBuilder } from 'kysely';
import type { DeviceClass } from '../../domain/device-class.ts';
import { activeScanStatuses } from '../../domain/scan.ts';
import type { TicketName } from '../../domain/ticket.ts';
import type { Connection } from '../database.ts';
import { judgedPlaces } from './judged-places.ts';
import { isLeft } from './ticket-queries.ts';
import {
  isTryOf,
  serviceOfPlace,
  type VerificationTerms,
  type VerifiedService,
} from './verification-queries.ts';

/** What a closed ticket was to mend at one site. */
export interface TicketAtSite {
  readonly ticketId: string;
  readonly siteId: string;
}

/** What closed tickets were to mend at one site, the ticket first that was closed first. */
export interface TicketsAtSite {
  readonly organizationId: string;
  readonly siteId: string;
  readonly ticketIds: readonly string[];
}

/** How a ticket is verified: as one of its findings is, and not for ever. */
export interface TicketTerms extends VerificationTerms {
  /** For so long after it was closed. */
  readonly lastsMs: number;
}

/**
 * Closed long enough ago and not too long, with a device there that was tried not too often, and no scan waiting or under
 * way at the site. Only what was to ask the device is a try of it.
 */
function isToVerify({ settleMs, pauseMs, mostTries, lastsMs, now }: TicketTerms): RawBuilder<boolean> {
  const since = (ms: number) => sql`${new Date(now.getTime() - ms).toISOString()}::timestamptz`;
  const tries = sql`from scans join scan_sites part on part.scan_id = scans.id and part.site_id = finding.site_id
      and device.ip_address = any(part.targets) and ${isTryOf(sql`device.device_class`)}
    where scans.verifies_ticket_id = ticket.id and scans.created_at >= ticket.closed_at`;
  return sql<boolean>`ticket.state = 'closed' and ${isLeft}
    and ticket.closed_at <= ${since(settleMs)} and ticket.closed_at > ${since(lastsMs)}
    and (select count(*) ${tries}) < ${mostTries}::int
    and not exists (select ${tries} and scans.created_at > ${since(pauseMs)})
    and not exists (select from scan_sites part where part.site_id = finding.site_id
      and part.status = any(${[...activeScanStatuses]}::text[]))`;
}

const linked = sql`tickets ticket join ticket_findings link on link.ticket_id = ticket.id
  join findings finding on finding.id = link.finding_id join devices device on device.id = finding.device_id`;

/** Sites of all organizations with closed tickets that are to be verified now: any, since some never can be asked. */
export async function listTicketsToVerify(
  db: Connection,
  terms: TicketTerms,
  limit: number,
): Promise<TicketsAtSite[]> {
  const { rows } = await sql<TicketsAtSite>`
    select organization_id as "organizationId", site_id as "siteId", array_agg(id order by closed_at, id) as "ticketIds"
    from (select distinct ticket.organization_id, ticket.id, ticket.closed_at, finding.site_id
      from ${linked} where ${isToVerify(terms)}) due
    group by organization_id, site_id order by random() limit ${limit}`.execute(db);
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

/** A device that is to be asked for a ticket. */
export interface DeviceOfTicket {
  readonly ticketId: string;
  readonly ipAddress: string;
  readonly deviceClass: DeviceClass;
}

/** Which devices of a site are to be asked now for these tickets, each once for each ticket, by its address. */
export async function listDevicesToVerify(
  db: Connection,
  { ticketIds, siteId }: Pick<TicketsAtSite, 'ticketIds' | 'siteId'>,
  terms: TicketTerms,
): Promise<DeviceOfTicket[]> {
  const { rows } = await sql<DeviceOfTicket>`
    select distinct ticket.id as "ticketId", device.ip_address as "ipAddress", device.device_class as "deviceClass"
    from ${linked} where ticket.id = any(${[...ticketIds]}::uuid[]) and finding.site_id = ${siteId}::uuid
      and ${isToVerify(terms)} order by 1, 2, 3`.execute(db);
  return rows;
}

/** Every service at a site that shows what is left of a ticket. */
export async function listServicesOfTicket(
  db: Connection,
  { ticketId, siteId }: TicketAtSite,
): Promise<VerifiedService[]> {
  const { rows } = await sql<VerifiedService>`
    select distinct ${serviceOfPlace}
    from ticket_findings link join findings finding on finding.id = link.finding_id
    cross join lateral jsonb_array_elements(${judgedPlaces(sql`finding`)}) place
    where link.ticket_id = ${ticketId}::uuid and finding.site_id = ${siteId}::uuid and ${isLeft}`.execute(db);
  return rows;
}

/** A finding that a scan saw after its ticket was closed. */
export interface RefutedTicket extends TicketName {
  /** False where the scan of another site has opened the ticket before. */
  readonly isClosed: boolean;
  readonly findingId: string;
  readonly cveId: string;
  readonly ipAddress: string;
}

/**
 * What a scan that began after tickets were closed, or was to verify them, saw of their findings; the tickets are kept from
 * others until the transaction ends. To be asked when what the scan refutes is called mitigated no more, and once a scan.
 */
export async function listRefutedTickets(
  db: Connection,
  organizationId: string,
  { siteId, scanId }: { readonly siteId: string; readonly scanId: string },
): Promise<RefutedTicket[]> {
  // When it was asked goes by this server's clock, unlike when it was seen; a scan of its own was accepted for the closing.
  const isAsked = sql`coalesce(part.started_at, finding.last_seen_at) > ticket.closed_at`;
  const isOwn = sql`scan.verifies_ticket_id = ticket.id and scan.created_at >= ticket.closed_at`;
  const seen = sql`${linked} left join scans scan on scan.id = ${scanId}::uuid
    left join scan_sites part on part.scan_id = scan.id and part.site_id = finding.site_id
    where ticket.organization_id = ${organizationId}::uuid and ticket.state in ('closed', 'reopened')
      and finding.site_id = ${siteId}::uuid and finding.last_scan_id = ${scanId}::uuid
      and ${isLeft} and finding.state <> 'mitigated'
      and ((ticket.state = 'closed' and ${isAsked}) or (${isOwn} and (ticket.state = 'closed' or ticket.reopened_by is null)))
      and not exists (select from finding_events told where told.finding_id = finding.id
        and told.scan_id = ${scanId}::uuid and told.reason = 'still_there' and told.ticket ->> 'id' = ticket.id::text)`;
  // Locked in one order, and looked at again: others may have opened them meanwhile.
  await sql`select from tickets where id in (select ticket.id from ${seen}) order by id for no key update`.execute(
    db,
  );
  const { rows } = await sql<RefutedTicket>`
    select met.id, met.reference, met."isClosed", met."findingId", met."cveId", device.ip_address as "ipAddress" from (
      select ticket.id, ticket.reference, ticket.state = 'closed' as "isClosed", finding.id as "findingId", finding.cve_id as "cveId", finding.device_id
      from ${seen}
    ) met join devices device on device.id = met.device_id order by met.id, met."findingId"`.execute(db);
  return rows;
}
