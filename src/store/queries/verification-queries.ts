import { sql, type RawBuilder } from 'kysely';
import type { DeviceClass } from '../../domain/device-class.ts';
import { activeScanStatuses } from '../../domain/scan.ts';
import type { Transport } from '../../domain/observation.ts';
import type { Connection } from '../database.ts';
import { judgedPlaces } from './judged-places.ts';

/** Where a service is that shows what is verified. */
export interface VerifiedService {
  readonly port: number;
  readonly transport: Transport;
}

/** `VerifiedService` of a row `place` of `judgedPlaces`. */
export const serviceOfPlace = sql`(place ->> 'port')::integer as port, place ->> 'transport' as transport`;

/** Every service of its device that shows a finding; none for a finding that is gone. */
export async function listServicesOfFinding(db: Connection, findingId: string): Promise<VerifiedService[]> {
  const { rows } = await sql<VerifiedService>`
    select distinct ${serviceOfPlace} from findings finding
    cross join lateral jsonb_array_elements(${judgedPlaces(sql`finding`)}) place
    where finding.id = ${findingId}::uuid`.execute(db);
  return rows;
}

/** When the part of a scan began that saw `finding`; null where it has none there. */
const began = (scanId: string) => sql`(select part.started_at from scan_sites part
  where part.scan_id = ${scanId}::uuid and part.site_id = finding.site_id)`;

/**
 * Notes that a scan that verifies a finding, or what a ticket was to mend, has found what was said to be mitigated before
 * it began; gives the devices. None where it did not see the finding, since silence refutes nothing, and where somebody
 * said meanwhile that the ticket is not done.
 */
export async function markRefuted(db: Connection, scanId: string): Promise<string[]> {
  const { rows } = await sql<{ deviceId: string }>`
    update findings finding set refuted_at = ${began(scanId)}
    where finding.last_scan_id = ${scanId}::uuid and finding.closed_at is null and finding.decided_status = 'mitigated'
      and finding.id in (
        select verifies_finding_id from scans where id = ${scanId}::uuid
        union all select link.finding_id from scans join tickets ticket on ticket.id = scans.verifies_ticket_id
          join ticket_findings link on link.ticket_id = ticket.id
        where scans.id = ${scanId}::uuid
          and (ticket.state = 'closed' or (ticket.state = 'reopened' and ticket.reopened_by is null)))
      and not exists (select from finding_events said where said.finding_id = finding.id and said.kind = 'decided'
        and said.created_at > ${began(scanId)})
    returning finding.device_id as "deviceId"`.execute(db);
  return [...new Set(rows.map(({ deviceId }) => deviceId))];
}

/** When findings that are called mitigated are verified. */
export interface VerificationPace {
  /** After it was said. */
  readonly settleMs: number;
  /** Between two tries. */
  readonly pauseMs: number;
  readonly mostTries: number;
}

export interface VerificationTerms extends VerificationPace {
  readonly now: Date;
}

/** Whether `part` of a scan was to ask devices of the class: not where a blackout window kept it from these. */
export const isTryOf = (deviceClass: RawBuilder<unknown>) =>
  sql<boolean>`${deviceClass} <> all(part.quiet_classes)`;

/** Mitigated, said long enough ago, tried not too often, and with no scan waiting or under way at its site. */
function isToVerify({ settleMs, pauseMs, mostTries, now }: VerificationTerms): RawBuilder<boolean> {
  const since = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const said = sql`(select max(event.created_at) from finding_events event
    where event.finding_id = finding.id and event.kind = 'decided')`;
  const tries = sql`from scans join scan_sites part on part.scan_id = scans.id and ${isTryOf(sql`(
      select one.device_class from devices one where one.id = finding.device_id)`)}
    where scans.verifies_finding_id = finding.id and scans.created_at > ${said}`;
  return sql<boolean>`finding.state = 'mitigated' and finding.closed_at is null
    and ${said} <= ${since(settleMs)}::timestamptz
    and (select count(*) ${tries}) < ${mostTries}::int
    and not exists (select ${tries} and scans.created_at > ${since(pauseMs)}::timestamptz)
    and not exists (select from scan_sites part where part.site_id = finding.site_id
      and part.status = any(${[...activeScanStatuses]}::text[]))`;
}

/** Findings of all organizations that are to be verified now, one of each site: any, since some never can be. */
export async function listMitigatedToVerify(
  db: Connection,
  terms: VerificationTerms,
  limit: number,
): Promise<{ readonly organizationId: string; readonly findingId: string }[]> {
  const { rows } = await sql<{ organizationId: string; findingId: string }>`
    select * from (
      select distinct on (finding.site_id) finding.organization_id as "organizationId", finding.id as "findingId"
      from findings finding where ${isToVerify(terms)} order by finding.site_id, random()
    ) one order by random() limit ${limit}`.execute(db);
  return rows;
}

/** Keeps the finding from others until the transaction ends; undefined where it is not to be verified any more. */
export async function claimForVerification(
  db: Connection,
  findingId: string,
  terms: VerificationTerms,
): Promise<{ readonly siteId: string; readonly deviceClass: DeviceClass } | undefined> {
  const { rows } =
    await sql`select from findings where id = ${findingId}::uuid for update skip locked`.execute(db);
  if (rows.length === 0) return undefined;
  const still = await sql<{ siteId: string; deviceClass: DeviceClass }>`
    select finding.site_id as "siteId", device.device_class as "deviceClass"
    from findings finding join devices device on device.id = finding.device_id
    where finding.id = ${findingId}::uuid and ${isToVerify(terms)}`.execute(db);
  return still.rows[0];
}

/** Whether a verification has found what was said to be mitigated. */
export async function hasRefuted(
  db: Connection,
  { findingId, scanId }: { readonly findingId: string; readonly scanId: string },
): Promise<boolean> {
  const { rows } =
    await sql`select from findings finding where id = ${findingId}::uuid and last_scan_id = ${scanId}::uuid
    and refuted_at = ${began(scanId)} and closed_at is null`.execute(db);
  return rows.length > 0;
}
