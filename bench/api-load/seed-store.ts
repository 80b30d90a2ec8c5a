import { sql, type RawBuilder } from 'kysely';
import { prepareInstallation } from '../../src/operations/first-run/prepare-installation.ts';
import { openStore, type StoreLocation } from '../../src/store/open-store.ts';
import { systemClock } from '../../src/support/clock.ts';
import { newId } from '../../src/support/new-id.ts';

export interface Seeded {
  readonly sites: number;
  readonly schedules: number;
  readonly reports: number;
  readonly devices: number;
  readonly findings: number;
}

const counts: Seeded = { sites: 100, schedules: 1000, reports: 2000, devices: 4000, findings: 200_000 };
const records = 5000;
/** A UUID that follows from a text: its hash with the marks of version and variant. */
const uuidOf = (text: RawBuilder<unknown>) =>
  sql`overlay(overlay(md5(${text}) placing '7' from 13) placing '8' from 17)::uuid`;
const id = (kind: string, number: RawBuilder<unknown>) => uuidOf(sql`${sql.lit(kind)} || ${number}`);
const n = sql.ref('n');
const site = id('site', sql`(n % ${sql.lit(counts.sites)})`);

/** Fills a fresh store with what a large installation has after a year, written by the database itself. */
export async function seedStore(location: StoreLocation, adminToken: string): Promise<Seeded> {
  const store = await openStore(location);
  try {
    const installation = { clock: systemClock, newId, store };
    const { organization } = await prepareInstallation(installation, { adminToken });
    for (const statement of statements(sql.lit(organization.id))) await statement.execute(store.db);
    await sql`analyze`.execute(store.db);
    return counts;
  } finally {
    await store.close();
  }
}

/** MAC addresses of the devices with these numbers, as the seed makes them. */
export function macAddressOf(device: number): string {
  return `02:00:${[24, 16, 8, 0].map((shift) => ((device >> shift) & 255).toString(16).padStart(2, '0')).join(':')}`.toUpperCase();
}

function statements(organization: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const series = (count: number) => sql`generate_series(0, ${sql.lit(count - 1)}) as n`;
  return [
    sql`insert into sites (id, organization_id, name, networks, excluded_networks, created_at, updated_at)
      select ${id('site', n)}, ${organization}, 'Site ' || n, array['10.' || n || '.0.0/16'], '{}', now(), now()
      from ${series(counts.sites)}`,
    sql`insert into scan_schedules (id, organization_id, description, day_of_week, time_of_day, every_n_weeks, timezone,
        min_cvss, warning_threshold, ignore_offline_sites, notify, anchor_at, next_scan_at, created_at, updated_at)
      select ${id('schedule', n)}, ${organization}, 'Weekly scan ' || n, n % 7, '02:00', 1 + n % 4, 'America/New_York',
        4, 7, false, '{}', now() + interval '3 days', now() + interval '3 days', now(), now()
      from ${series(counts.schedules)}`,
    sql`insert into scan_schedule_sites (organization_id, schedule_id, site_id, subnet, position)
      select ${organization}, ${id('schedule', n)}, ${site}, '10.' || n % ${sql.lit(counts.sites)} || '.' || p || '.0/24', p
      from ${series(counts.schedules)}, generate_series(0, 1) as p`,
    sql`insert into scans (id, organization_id, scan_code, kind, schedule_id, min_cvss, status, reasons, created_at,
        started_at, finished_at, figures)
      select ${id('scan', n)}, ${organization}, 'SEED-' || n, 'scheduled',
        ${id('schedule', sql`(n % ${sql.lit(counts.schedules)})`)}, 4, 'finished', '{}',
        now() - n * interval '1 hour', now() - n * interval '1 hour', now() - n * interval '1 hour' + interval '30 minutes',
        '{"hostsScanned":55,"hostsWithCves":31,"sitesWithCves":1,"openPorts":210,"uniquePorts":14,"cveCount":152,
          "uniqueCves":45,"highestScore":9.8,"scoreSum":1033.6,"scoreCount":152}'
      from ${series(counts.reports)}`,
    sql`insert into scan_sites (id, organization_id, scan_id, site_id, targets, subnets, status, reasons, attempts,
        started_at, finished_at)
      select ${id('part', n)}, ${organization}, ${id('scan', n)}, ${site}, '{}', '{}', 'finished', '{}', 0,
        now() - n * interval '1 hour', now() - n * interval '1 hour' + interval '30 minutes'
      from ${series(counts.reports)}`,
    sql`insert into devices (id, organization_id, site_id, identity, mac_address, mac_addresses, ip_address, hostname,
        manufacturer, total_scans, first_seen_at, last_seen_at, last_scan_id)
      select ${id('device', n)}, ${organization}, ${site}, 'mac:' || mac, mac, array[mac], '10.' || n % ${sql.lit(counts.sites)} ||
        '.0.' || n / ${sql.lit(counts.sites)}, 'host-' || n, 'Routerboard.com', 20, now() - interval '300 days',
        now() - n * interval '1 minute', ${id('scan', sql.lit(0))}
      from (select n, upper('02:00:' || regexp_replace(lpad(to_hex(n), 8, '0'), '(..)(?=.)', '\\1:', 'g')) as mac
        from ${series(counts.devices)}) as d`,
    sql`insert into cve_records (record_digest, cve_id, detail)
      select 'sha256:' || n, 'CVE-2026-' || 10000 + n, jsonb_build_object('cveId', 'CVE-2026-' || 10000 + n,
        'status', 'published', 'score', 9.8, 'severity', 'CRITICAL', 'cvssVersion', '3.1',
        'vector', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'knownExploited', false, 'epss', null, 'source', 'nvd',
        'recordDigest', 'sha256:' || n, 'publishedAt', '2026-01-01T00:00:00.000Z', 'assigner', 'cve@mitre.org',
        'modifiedAt', '2026-02-01T00:00:00.000Z', 'description', repeat('A flaw in a service lets an attacker in. ', 8),
        'references', jsonb_build_array(jsonb_build_object('url', 'https://example.com/' || n)), 'weaknesses',
        jsonb_build_array('CWE-78'))
      from ${series(records)}`,
    sql`insert into findings (id, organization_id, site_id, device_id, cve_id, record_digest, port, transport, confidence,
        confidence_factors, evidence, score, severity, vector, cvss_version, known_exploited, epss_probability,
        epss_percentile, ssvc, tier, due_at, published_at, first_seen_at, last_seen_at, first_scan_id, last_scan_id, sightings)
      select ${id('finding', n)}, ${organization}, ${id('site', sql`(d % ${sql.lit(counts.sites)})`)}, ${id('device', sql`d`)},
        'CVE-2026-' || 10000 + r, 'sha256:' || r, 22, 'tcp', 60, '[{"name":"version_match","effect":90}]',
        '{"observation":"obs:0","matched_cpe":"cpe:2.3:a:x:y:*:*:*:*:*:*:*:*","statement":"< 9.3","source":"nvd"}',
        (r % 100) / 10.0, (array['LOW','MEDIUM','HIGH','CRITICAL'])[1 + r % 4],
        'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1', r % 50 = 0, 0.1, 0.9,
        '{"exploitation":"poc","automatable":true,"technicalImpact":"partial","decidedAt":null}',
        case when r % 50 = 0 then 'three_days' else 'fourteen_days' end, now() - n * interval '1 minute',
        now() - interval '300 days',
        now() - interval '200 days', now() - n * interval '1 second', ${id('scan', sql`(n % 2000)`)},
        ${id('scan', sql`(n % 2000)`)}, 2
      from (select n, n % ${sql.lit(counts.devices)} as d, (n * 7 + n / ${sql.lit(counts.devices)}) % ${sql.lit(records)} as r
        from ${series(counts.findings)}) as f
      on conflict do nothing`,
    sql`insert into finding_sightings (id, organization_id, finding_id, device_id, scan_id, created_at)
      select ${uuidOf(sql`'sighting' || f.id || s`)}, organization_id, f.id, device_id, ${uuidOf(sql`'scan' || s`)},
        now() - s * interval '1 day'
      from findings f, generate_series(0, 1) as s`,
    sql`insert into cve_statuses (id, organization_id, mac_address, cve_id, status, justification, created_by, updated_by,
        created_at, updated_at)
      select ${uuidOf(sql`'status' || f.id`)}, f.organization_id, d.mac_address, f.cve_id, 'accepted', 'Known and accepted here',
        'seed', 'seed', now(), now()
      from findings f join devices d on d.id = f.device_id where f.score = 5.0`,
  ];
}
