import { sql, type RawBuilder } from 'kysely';
import type { DeviceMerge } from '../../domain/device-merge.ts';
import type { Connection } from '../database.ts';
import { judgedPlaces } from './judged-places.ts';

type Merge = Pick<DeviceMerge, 'id' | 'deviceId' | 'mergedDeviceId'>;

/**
 * Gives a device what another has, noting each piece under the merge. Where both have a service at one port or a
 * finding of one CVE, that of the first stands; the other's finding is closed, and the first's stands open if one did.
 */
export async function moveContent(
  db: Connection,
  organizationId: string,
  { id, deviceId, mergedDeviceId }: Merge,
  at: Date,
): Promise<void> {
  const [merge, to, from] = [sql`${id}::uuid`, sql`${deviceId}::uuid`, sql`${mergedDeviceId}::uuid`];
  const organization = sql`${organizationId}::uuid`;
  const note = (kind: string, source: string, item = 'id') =>
    sql`insert into device_merge_items (organization_id, merge_id, kind, item_id)
      select ${organization}, ${merge}, ${kind}, ${sql.ref(item)} from ${sql.ref(source)}`;
  await sql`
    with moved as (
      update device_services service set device_id = ${to} where device_id = ${from} and not exists (
        select from device_services other
        where other.device_id = ${to} and other.port = service.port and other.transport = service.transport)
      returning id
    ) ${note('service', 'moved')}`.execute(db);
  await sql`
    with moved as (
      update findings finding set device_id = ${to} where device_id = ${from} and not exists (
        select from findings other where other.device_id = ${to} and other.cve_id = finding.cve_id)
      returning id
    ), sightings as (
      update finding_sightings set device_id = ${to} from moved where finding_id = moved.id
    ) ${note('finding', 'moved')}`.execute(db);
  await sql`
    with reopened as (
      update findings finding set closed_at = null, closed_reason = null, reopened_at = ${at}::timestamptz
      where device_id = ${to} and closed_at is not null and exists (select from findings other
        where other.device_id = ${from} and other.cve_id = finding.cve_id and other.closed_at is null)
      returning id
    ), history as (${history(organizationId, 'reopened', 'device_merged', 'reopened', at)})
    ${note('reopened_finding', 'reopened')}`.execute(db);
  await joinJudgedPlaces(db, to, from);
  await joinTickets(db, { merge, to, from });
  await sql`
    with closed as (
      update findings set closed_at = ${at}::timestamptz, closed_reason = 'device_merged'
      where device_id = ${from} and closed_at is null returning id
    ), history as (${history(organizationId, 'closed', 'device_merged', 'closed', at)})
    ${note('closed_finding', 'closed')}`.execute(db);
  await sql`
    with copied as (
      insert into device_sightings (organization_id, device_id, scan_id, ip_address, created_at)
      select organization_id, ${to}, scan_id, ip_address, created_at from device_sightings where device_id = ${from}
      on conflict do nothing returning scan_id
    ) ${note('scan', 'copied', 'scan_id')}`.execute(db);
  await sql`with added as (${addedTags(to, from)}) ${note('tag', 'added')}`.execute(db);
  await sql`
    update devices device set first_seen_at = least(device.first_seen_at, other.first_seen_at),
      last_seen_at = greatest(device.last_seen_at, other.last_seen_at), mac_address = coalesce(device.mac_address,
        other.mac_address), mac_addresses = device.mac_addresses || (select coalesce(array_agg(mac), '{}')
        from unnest(other.mac_addresses) as mac where not mac = any(device.mac_addresses)),
      tags = array(select distinct tag from unnest(device.tags || other.tags) as tag order by tag),
      judged_by = case when device.judged_by = other.judged_by then device.judged_by end,
      hostname = coalesce(device.hostname, other.hostname), manufacturer = coalesce(device.manufacturer,
        other.manufacturer), total_scans = (select count(*) from device_sightings where device_id = device.id)
    from devices other where device.id = ${to} and other.id = ${from}`.execute(db);
}

/** What counts for the first's findings must fit the services of the other too. */
async function joinJudgedPlaces(
  db: Connection,
  to: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    update findings finding set evidence = jsonb_set(finding.evidence, '{judged}',
      ${judgedPlaces(sql`finding`)} || ${judgedPlaces(sql`other`)})
    from findings other where finding.device_id = ${to} and other.device_id = ${from}
      and other.cve_id = finding.cve_id and other.closed_at is null`.execute(db);
}

/** What of the other is closed is work on the first's finding of the same CVE; its own link stays for when they part. */
async function joinTickets(
  db: Connection,
  { merge, to, from }: Readonly<Record<'merge' | 'to' | 'from', RawBuilder<unknown>>>,
): Promise<void> {
  await sql`
    insert into ticket_findings (organization_id, ticket_id, finding_id, linked_by, linked_at, merge_id)
    select link.organization_id, link.ticket_id, finding.id, link.linked_by, link.linked_at, ${merge}
    from ticket_findings link join findings other on other.id = link.finding_id and other.device_id = ${from}
    join findings finding on finding.device_id = ${to} and finding.cve_id = other.cve_id
    on conflict do nothing`.execute(db);
}

/** Gives back what a merge moved, wherever it is now, and opens what it closed. What scans added since stays. */
export async function returnContent(
  db: Connection,
  organizationId: string,
  { id, deviceId, mergedDeviceId, firstSeenAtBefore }: Merge & { readonly firstSeenAtBefore: string },
  at: Date,
): Promise<void> {
  const [to, from] = [sql`${mergedDeviceId}::uuid`, sql`${deviceId}::uuid`];
  await sql`delete from ticket_findings where merge_id = ${id}::uuid`.execute(db);
  const noted = (kind: string) =>
    sql`(select item_id from device_merge_items where merge_id = ${id}::uuid and kind = ${kind})`;
  await sql`update device_services set device_id = ${to} where id in ${noted('service')}`.execute(db);
  await sql`
    with moved as (update findings set device_id = ${to} where id in ${noted('finding')} returning id)
    update finding_sightings set device_id = ${to} from moved where finding_id = moved.id`.execute(db);
  await sql`
    with reopened as (
      update findings set closed_at = null, closed_reason = null, reopened_at = ${at}::timestamptz
      where id in ${noted('closed_finding')} and closed_reason = 'device_merged' returning id
    ) ${history(organizationId, 'reopened', 'device_split', 'reopened', at)}`.execute(db);
  await sql`
    with closed as (
      update findings set closed_at = ${at}::timestamptz, closed_reason = ${reasonBefore}
      where id in ${noted('reopened_finding')} and closed_at is null and not exists (select from finding_sightings s
        where s.finding_id = findings.id and s.created_at > (select made_at from device_merges where id = ${id}::uuid))
      returning id
    ) ${history(organizationId, 'closed', 'device_split', 'closed', at)}`.execute(db);
  await sql`
    delete from device_sightings where device_id = ${from} and scan_id in ${noted('scan')}`.execute(db);
  await sql`
    update devices device set first_seen_at = greatest(device.first_seen_at, ${firstSeenAtBefore}::timestamptz),
      mac_addresses = array(select mac from unnest(device.mac_addresses) with ordinality as own (mac, place)
        where not mac = any(other.mac_addresses) or 'mac:' || mac = device.identity order by place),
      mac_address = case when device.mac_address = any(other.mac_addresses)
          and 'mac:' || device.mac_address <> device.identity
        then (case when device.identity like 'mac:%' then substr(device.identity, 5) end) else device.mac_address end,
      tags = array(select tag from unnest(device.tags) as tag
        where not (tag = any(other.tags) and ${tagId} in ${noted('tag')}) order by tag),
      total_scans = (select count(*) from device_sightings where device_id = device.id)
    from devices other where device.id = ${from} and other.id = ${to}`.execute(db);
}

/** Why a finding was closed before a merge opened it, as its history tells. */
const reasonBefore = sql`coalesce((select event.reason from finding_events event
  where event.finding_id = findings.id and event.kind = 'closed' and event.reason <> 'device_split'
  order by event.created_at desc, event.id desc limit 1), 'data_changed')`;

// What is noted under a merge has a UUID, and a tag has none of its own.
const tagId = sql`md5(tag)::uuid`;

/** The tags of one device that another lacks. */
function addedTags(to: RawBuilder<unknown>, from: RawBuilder<unknown>) {
  return sql`select distinct ${tagId} as id from devices other, unnest(other.tags) as tag where other.id = ${from}
    and not exists (select from devices device where device.id = ${to} and tag = any(device.tags))`;
}

function history(organizationId: string, kind: string, reason: string, source: string, at: Date) {
  return sql`insert into finding_events (id, organization_id, finding_id, kind, reason, created_at)
    select gen_random_uuid(), ${organizationId}::uuid, id, ${kind}, ${reason}, ${at}::timestamptz
    from ${sql.ref(source)}`;
}
