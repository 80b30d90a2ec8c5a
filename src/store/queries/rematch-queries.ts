import { sql, type RawBuilder } from 'kysely';
import type { Device } from '../../domain/device.ts';
import type { FindingClosedReason } from '../../domain/finding-closed-reason.ts';
import type { KeptFinding } from '../../domain/kept-finding.ts';
import type { Connection } from '../database.ts';
import { recordSet } from '../record-set.ts';
import { deviceFromRow } from './device-queries.ts';
import { judgedPlaces } from './judged-places.ts';
import { findingRecords, type SeenFindingRow } from './seen-finding-queries.ts';

/** The organizations there are, in a fixed order. */
export async function listOrganizationIds(db: Connection): Promise<string[]> {
  const rows = await db.selectFrom('organizations').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Every CPE that a kept service has, once; with `deviceIds`, of these devices. */
export async function listKeptCpes(db: Connection, deviceIds?: readonly string[]): Promise<string[]> {
  const limited = deviceIds === undefined ? sql`` : sql`where device_id = any(${[...deviceIds]}::uuid[])`;
  const { rows } = await sql<{ cpe: string }>`
    select distinct unnest(cpe) as cpe from device_services ${limited} order by 1`.execute(db);
  return rows.map(({ cpe }) => cpe);
}

/** A device that another bundle has judged than the one in use. */
export interface StaleDevice {
  readonly siteId: string;
  readonly deviceId: string;
  /** Digest of that bundle; null where it was not one. */
  readonly judgedBy: string | null;
  /** Whether it has a service with one of the CPEs asked for. */
  readonly isConcerned: boolean;
}

/** The devices that were not judged by the bundle with the digest, site by site. */
export async function listStaleDevices(
  db: Connection,
  digest: string,
  cpes: readonly string[],
): Promise<StaleDevice[]> {
  const { rows } = await sql<StaleDevice>`
    select site_id as "siteId", id as "deviceId", judged_by as "judgedBy",
      id in (select device_id from device_services where cpe && ${[...cpes]}::text[]) as "isConcerned"
    from devices where merged_into is null and judged_by is distinct from ${digest}
    order by site_id, id`.execute(db);
  return rows;
}

/** Whether any device, of whatever organization, was not judged by the bundle with the digest. */
export async function hasStaleDevices(db: Connection, digest: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from devices
      where merged_into is null and judged_by is distinct from ${digest}) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/**
 * Notes who has judged devices; with `before`, only those that it had judged until now, without the ones that have a
 * service with one of its CPEs.
 */
export async function noteJudge(
  db: Connection,
  deviceIds: readonly string[],
  digest: string,
  before?: { readonly digest: string; readonly cpes: readonly string[] },
): Promise<void> {
  const limited =
    before === undefined
      ? sql``
      : sql`and judged_by = ${before.digest} and id not in (
          select device_id from device_services where cpe && ${[...before.cpes]}::text[])`;
  await sql`
    update devices set judged_by = ${digest} where id = any(${[...deviceIds]}::uuid[]) ${limited}`.execute(
    db,
  );
}

/** Devices by their ids; with `judgedBy`, those that the bundle with that digest has judged. */
export async function listDevicesById(
  db: Connection,
  ids: readonly string[],
  judgedBy: string | null,
): Promise<Device[]> {
  let query = db
    .selectFrom('devices')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`);
  if (judgedBy !== null) query = query.where('judged_by', '=', judgedBy);
  const rows = await query.orderBy('id').execute();
  return rows.map(deviceFromRow);
}

/** All findings of some devices, closed ones too. */
export async function listKeptFindings(db: Connection, deviceIds: readonly string[]): Promise<KeptFinding[]> {
  return keptFindings(db, sql`device_id = any(${[...deviceIds]}::uuid[])`);
}

/** The open findings of some devices that a scan, whose own are kept already, did not show. */
export async function listAbsentFindings(
  db: Connection,
  deviceIds: readonly string[],
  scanId: string,
): Promise<KeptFinding[]> {
  return keptFindings(
    db,
    sql`device_id = any(${[...deviceIds]}::uuid[]) and closed_at is null and last_scan_id <> ${scanId}::uuid`,
  );
}

async function keptFindings(db: Connection, condition: RawBuilder<unknown>): Promise<KeptFinding[]> {
  const { rows } = await sql<KeptFinding>`
    select id, device_id as "deviceId", cve_id as "cveId", port, transport, evidence ->> 'judgedCpe' as "judgedCpe",
      ${judgedPlaces(sql`findings`)} as judged,
      evidence ->> 'packageRevision' as "judgedRevision",
      evidence ->> 'recordDigest' as "recordDigest", evidence ->> 'statement' as statement, score, severity,
      known_exploited as "knownExploited", tier, confidence,
      to_char(exploited_since at time zone 'UTC', 'YYYY-MM-DD') as "exploitedSince", closed_at is not null as "isClosed",
      to_char(last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastSeenAt"
    from findings where ${condition} order by id`.execute(db);
  return rows;
}

/** Writes what is said of kept findings now; they stand, those that were closed since `at`. */
export async function updateRejudgedFindings(
  db: Connection,
  rows: readonly SeenFindingRow[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update findings set record_digest = "recordDigest", port = judged.port, transport = judged.transport,
      confidence = judged.confidence, confidence_factors = "confidenceFactors", evidence = judged.evidence,
      score = judged.score, severity = judged.severity, vector = judged.vector, cvss_version = "cvssVersion",
      known_exploited = "knownExploited", exploited_since = "exploitedSince", epss_probability = "epssProbability", epss_percentile = "epssPercentile",
      ssvc = judged.ssvc, tier = judged.tier, 
      due_at = least(first_seen_at, "exploitedSince") + make_interval(hours => days * 24),
      published_at = "publishedAt", closed_at = null, closed_reason = null,
      reopened_at = case when closed_at is null then reopened_at else ${at}::timestamptz end
    from (select * from ${findingRecords(rows)}) judged where findings.id = judged.id`.execute(db);
}

/** Closes findings that no longer stand. */
export async function closeFindings(
  db: Connection,
  ids: readonly string[],
  { at, reason }: { readonly at: Date; readonly reason: FindingClosedReason },
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update findings set closed_at = ${at}::timestamptz, closed_reason = ${reason}
    where id = any(${[...ids]}::uuid[])`.execute(db);
}

/** The CVEs of all kept findings. */
export async function listKeptCveIds(db: Connection): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct cve_id as id from findings order by 1`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Writes the chances of exploitation where they differ; gives how many findings that were. */
export async function updateEpss(
  db: Connection,
  rows: readonly {
    readonly cveId: string;
    readonly probability: number | null;
    readonly percentile: number | null;
  }[],
): Promise<number> {
  const given = recordSet(rows, '"cveId" text, probability double precision, percentile double precision');
  const { numAffectedRows } = await sql`
    update findings set epss_probability = probability, epss_percentile = percentile
    from ${given} where cve_id = "cveId"
      and (epss_probability is distinct from probability or epss_percentile is distinct from percentile)`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}
