import { sql } from 'kysely';
import type { Connection } from '../../src/store/database.ts';

export interface SimulatedWeek {
  readonly organizationId: string;
  readonly startsAt: Date;
  readonly sites: number;
  readonly hostsOfSite: number;
}

/** With the marks of version 4, which the API asks of an id. */
const uuid = (text: ReturnType<typeof sql>) =>
  sql`overlay(overlay(md5(${text}) placing '4' from 13) placing 'a' from 17)::uuid`;

/** Of version 7, as the ids of new parts are: by them the time of a part is known. */
const uuidOfTime = (at: Date, text: ReturnType<typeof sql>) => sql`overlay(overlay(md5(${text})
  placing ${at.getTime().toString(16).padStart(12, '0') + '7'}::text from 1) placing 'a' from 17)::uuid`;

/**
 * Writes what a weekly scan of every site leaves behind: scans, parts, a kilobyte of observation for each host, results,
 * sightings, a finding event for one host in ten, occurrences. Devices and findings are there already.
 */
export async function simulateWeek(db: Connection, week: SimulatedWeek): Promise<void> {
  const { organizationId, startsAt, sites, hostsOfSite } = week;
  const at = startsAt.toISOString();
  const site = uuid(sql`${organizationId} || 'site' || s`);
  const scan = uuid(sql`${at} || 'scan' || s`);
  const part = uuidOfTime(startsAt, sql`${at} || 'part' || s`);
  const device = uuid(sql`${organizationId} || 'device' || s || '.' || h`);
  const finding = uuid(sql`${organizationId} || 'finding' || s || '.' || h`);
  const ofSites = sql`from generate_series(1, ${sites}::int) s`;
  const ofHosts = sql`${ofSites} cross join generate_series(1, ${hostsOfSite}::int) h`;
  const statements = [
    sql`insert into scans (id, organization_id, scan_code, kind, min_cvss, status, reasons, created_at, started_at,
        finished_at) select ${scan}, ${organizationId}::uuid, left(md5(${at} || s), 11), 'scheduled', 0, 'finished', '{}',
        ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz + interval '1 hour' ${ofSites}`,
    sql`insert into scan_sites (id, organization_id, scan_id, site_id, targets, subnets, status, reasons, attempts,
        started_at, finished_at) select ${part}, ${organizationId}::uuid, ${scan}, ${site}, '{10.0.0.0/24}', '{}',
        'finished', '{}', 0, ${at}::timestamptz, ${at}::timestamptz + interval '1 hour' ${ofSites}`,
    sql`insert into scan_host_observations (organization_id, scan_site_id, ip_address, observation)
        select ${organizationId}::uuid, ${part}, '10.0.0.' || h,
        jsonb_build_object('ipAddress', '10.0.0.' || h, 'banner', repeat(md5(${at} || s || h), 30)) ${ofHosts}`,
    sql`insert into scan_results (organization_id, scan_id, scan_site_id, result, hosts_scanned, hosts_with_cves,
        open_ports, cve_count, cve_ids, port_keys, score_sum, score_count) select ${organizationId}::uuid, ${scan}, ${part},
        jsonb_build_object('hosts', (select jsonb_agg(repeat(md5(${at} || s || h), 30))
        from generate_series(1, ${hostsOfSite}::int) h)), ${hostsOfSite}::int, 1, ${hostsOfSite}::int, 1, '{CVE-2026-1}',
        '{22/tcp}', 5, 1 ${ofSites}`,
    sql`insert into device_sightings (organization_id, device_id, scan_id, created_at)
        select ${organizationId}::uuid, ${device}, ${scan}, ${at}::timestamptz ${ofHosts}`,
    sql`insert into finding_sightings (id, organization_id, finding_id, device_id, scan_id, created_at)
        select ${uuid(sql`${at} || 'sighting' || s || '.' || h`)}, ${organizationId}::uuid, ${finding}, ${device}, ${scan},
        ${at}::timestamptz ${ofHosts}`,
    sql`update devices set last_scan_id = ${uuid(sql`${at} || 'scan' || hostname`)}, last_seen_at = ${at}::timestamptz
        where organization_id = ${organizationId}::uuid`,
    sql`update findings set last_scan_id = devices.last_scan_id, last_seen_at = ${at}::timestamptz from devices
        where devices.id = findings.device_id and findings.organization_id = ${organizationId}::uuid`,
    sql`insert into finding_events (id, organization_id, finding_id, kind, reason, created_at)
        select ${uuid(sql`${at} || 'event' || s || '.' || h`)}, ${organizationId}::uuid, ${finding}, 'changed',
        'data_changed', ${at}::timestamptz ${ofHosts} where h % 10 = 0`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Sites, devices and findings that the weeks go on about. */
export async function simulateInventory(db: Connection, week: SimulatedWeek): Promise<void> {
  const { organizationId, startsAt, sites, hostsOfSite } = week;
  const at = startsAt.toISOString();
  const site = uuid(sql`${organizationId} || 'site' || s`);
  const device = uuid(sql`${organizationId} || 'device' || s || '.' || h`);
  const none = sql`'00000000-0000-0000-0000-000000000000'::uuid`;
  const ofSites = sql`from generate_series(1, ${sites}::int) s`;
  const ofHosts = sql`${ofSites} cross join generate_series(1, ${hostsOfSite}::int) h`;
  await sql`insert into sites (id, organization_id, name, networks, excluded_networks, created_at, updated_at)
    select ${site}, ${organizationId}::uuid, 'site ' || s, '{10.0.0.0/24}', '{}', ${at}::timestamptz, ${at}::timestamptz
    ${ofSites}`.execute(db);
  // The host name is the number of the site, by which each week's scan is found again.
  await sql`insert into devices (id, organization_id, site_id, identity, ip_address, hostname, total_scans, first_seen_at,
      last_seen_at, last_scan_id) select ${device}, ${organizationId}::uuid, ${site}, 'ip:10.0.0.' || h, '10.0.0.' || h,
      s::text, 1, ${at}::timestamptz, ${at}::timestamptz, ${none} ${ofHosts}`.execute(db);
  await sql`insert into cve_records (record_digest, cve_id, detail) values ('sha256:growth', 'CVE-2026-1', '{}')
    on conflict do nothing`.execute(db);
  await sql`insert into findings (id, organization_id, site_id, device_id, cve_id, record_digest, port, transport,
      confidence, confidence_factors, evidence, known_exploited, tier, published_at, first_seen_at, last_seen_at,
      first_scan_id, last_scan_id, sightings)
    select ${uuid(sql`${organizationId} || 'finding' || s || '.' || h`)}, ${organizationId}::uuid, ${site}, ${device},
      'CVE-2026-1', 'sha256:growth', 22, 'tcp', 90, '[]', '{}', false, 'sixty_days', ${at}::timestamptz,
      ${at}::timestamptz, ${at}::timestamptz, ${none}, ${none}, 1 ${ofHosts}`.execute(db);
}
