import { sql, type RawBuilder } from 'kysely';
import type { CveDetail } from '../../domain/intelligence-view.ts';
import type { Transport } from '../../domain/observation.ts';
import type { FindingEvidence } from '../../domain/device-finding.ts';
import type { PriorityTier } from '../../domain/priority.ts';
import type { ConfidenceFactor } from '../../domain/verdict.ts';
import type { DeviceService } from '../../domain/device.ts';
import type { Connection } from '../database.ts';
import { recordSet } from '../record-set.ts';
import { judgedPlaces } from './judged-places.ts';
import type { ScanPlace } from './inventory-queries.ts';

/** One CVE that a scan saw on a device. */
export interface SeenFindingRow {
  /** Used when the device did not have the CVE before. */
  readonly id: string;
  readonly sightingId: string;
  /** Of the event that opens it, or opens it again. */
  readonly eventId: string;
  readonly deviceId: string;
  readonly port: number;
  readonly transport: Transport;
  readonly confidence: number;
  readonly confidenceFactors: readonly ConfidenceFactor[];
  readonly evidence: FindingEvidence;
  readonly cve: CveDetail;
  readonly tier: PriorityTier;
  /** Days from the first sight, or the listing by CISA before it, until it is due; null: with the next upgrade. */
  readonly days: number | null;
  readonly seenAt: string;
}

/** Keeps what records say, each digest once. */
export async function insertCveRecords(db: Connection, details: readonly CveDetail[]): Promise<void> {
  const byDigest = new Map(details.map((detail) => [detail.recordDigest, detail]));
  const known = await db
    .selectFrom('cve_records')
    .select('record_digest')
    .where(sql<boolean>`record_digest = any(${[...byDigest.keys()]}::text[])`)
    .execute();
  for (const { record_digest } of known) byDigest.delete(record_digest);
  if (byDigest.size === 0) return;
  // In one order everywhere: two organizations that keep the same records must not wait for each other in a ring.
  const rows = Array.from(byDigest, ([digest, detail]) => ({ digest, cveId: detail.cveId, detail }));
  rows.sort((a, b) => (a.digest < b.digest ? -1 : 1));
  await sql`
    insert into cve_records (record_digest, cve_id, detail)
    select digest, "cveId", detail from ${recordSet(rows, 'digest text, "cveId" text, detail jsonb')}
    on conflict do nothing`.execute(db);
}

export interface SeenTerms {
  readonly now: Date;
  readonly opening: 'by_scan' | 'told_by_caller';
  /** Services that answered and said less of themselves than before. */
  readonly lessSaid: readonly Pick<DeviceService, 'deviceId' | 'port' | 'transport'>[];
}

/**
 * Keeps findings, and that the scan saw them. A device's finding of a CVE is one row: what was judged last stands,
 * and a scan counts once however often it is written. The history tells at `now` of what opens or is told otherwise than
 * before; with `told_by_caller`, of nothing that opens for the first time.
 */
export async function putSeenFindings(
  db: Connection,
  { organizationId, siteId, scanId }: ScanPlace,
  findings: readonly SeenFindingRow[],
  { now, opening, lessSaid }: SeenTerms,
): Promise<void> {
  const seen = findingRecords(findings);
  // A connection plans its checks of foreign keys once: planned while a table was small, each reads all of it ever after.
  await sql`discard plans`.execute(db);
  await sql`
    with given as (select * from ${seen}), seen as materialized (
      select given.*, finding.id as "keptId", finding.closed_at is not null as "wasClosed", ${differs} as differs,
        ${keptState} as before, ${givenState} as after,
        exists (select from finding_sightings sighting
          where sighting.finding_id = finding.id and sighting.scan_id = ${scanId}::uuid) as "isCounted",
        jsonb_set(given.evidence, '{judged}', given.evidence -> 'judged' || ${unseenPlaces(scanId, lessSaid)}) as proof
      from given left join findings finding on finding.device_id = given."deviceId" and finding.cve_id = given."cveId"
    ), history as (
      insert into finding_events (id, organization_id, finding_id, kind, reason, scan_id, before, after, created_at)
      select "eventId", ${organizationId}::uuid, "keptId", case when "wasClosed" then 'reopened' else 'changed' end,
        case when "wasClosed" or differs = 'device' then 'seen_again' else 'data_changed' end, ${scanId}::uuid,
        case when not "wasClosed" then before end, after, ${now}::timestamptz
      from seen where "wasClosed" or ("keptId" is not null and differs is not null)
    ), kept as (
      insert into findings (id, organization_id, site_id, device_id, cve_id, record_digest, port, transport,
        confidence, confidence_factors, evidence, score, severity, vector, cvss_version, known_exploited, exploited_since,
        epss_probability, epss_percentile, ssvc, tier, due_at, published_at, first_seen_at, last_seen_at,
        first_scan_id, last_scan_id, sightings)
      select id, ${organizationId}::uuid, ${siteId}::uuid, "deviceId", "cveId", "recordDigest", port, transport,
        confidence, "confidenceFactors", proof, score, severity, vector, "cvssVersion", "knownExploited", "exploitedSince",
        "epssProbability", "epssPercentile", ssvc, tier,
        least("seenAt", "exploitedSince") + make_interval(hours => days * 24), "publishedAt", "seenAt", "seenAt", ${scanId}::uuid, ${scanId}::uuid, case when "isCounted" then 0 else 1 end
      from seen
      on conflict (device_id, cve_id) do update set record_digest = excluded.record_digest, port = excluded.port,
        transport = excluded.transport, confidence = excluded.confidence,
        confidence_factors = excluded.confidence_factors, evidence = excluded.evidence, score = excluded.score,
        severity = excluded.severity, vector = excluded.vector, cvss_version = excluded.cvss_version,
        known_exploited = excluded.known_exploited, exploited_since = excluded.exploited_since,
        epss_probability = excluded.epss_probability,
        epss_percentile = excluded.epss_percentile, ssvc = excluded.ssvc, tier = excluded.tier,
        due_at = least(findings.first_seen_at, excluded.exploited_since)
          + (excluded.due_at - least(excluded.first_seen_at, excluded.exploited_since)), published_at = excluded.published_at,
        reopened_at = case when findings.closed_at is null then findings.reopened_at else excluded.last_seen_at end,
        closed_at = null, closed_reason = null,
        last_seen_at = greatest(findings.last_seen_at, excluded.last_seen_at), last_scan_id = excluded.last_scan_id,
        sightings = findings.sightings + excluded.sightings
      returning id, device_id, cve_id
    ), fresh as (
      -- A finding that is new has the id that was given; of one that was there the old one stays.
      insert into finding_events (id, organization_id, finding_id, kind, reason, scan_id, created_at)
      select "eventId", ${organizationId}::uuid, id, 'opened', 'first_seen', ${scanId}::uuid, ${now}::timestamptz from seen
      where ${opening === 'by_scan'} and id in (select id from kept)
    )
    insert into finding_sightings (id, organization_id, finding_id, device_id, scan_id, created_at)
    select seen."sightingId", ${organizationId}::uuid, kept.id, kept.device_id, ${scanId}::uuid, seen."seenAt"
    from kept join seen on seen."deviceId" = kept.device_id and seen."cveId" = kept.cve_id
    on conflict (finding_id, scan_id) do nothing`.execute(db);
}

/** What is said of a finding otherwise than before, if anything: by the data, or because of what the device shows. */
const differs = sql`case
  when (given.score, given.severity, given."knownExploited", given.tier)
    is distinct from (finding.score, finding.severity, finding.known_exploited, finding.tier) then 'data'
  when given.confidence <> finding.confidence then 'device' end`;

/** `FindingState`, of what is kept and of what is given. */
const keptState = stateOf({
  of: sql`finding`,
  knownExploited: sql`finding.known_exploited`,
  exploitedSince: sql`finding.exploited_since`,
});
const givenState = stateOf({
  of: sql`given`,
  knownExploited: sql`given."knownExploited"`,
  exploitedSince: sql`given."exploitedSince"`,
});

function stateOf({
  of,
  knownExploited,
  exploitedSince,
}: Readonly<Record<'of' | 'knownExploited' | 'exploitedSince', RawBuilder<unknown>>>): RawBuilder<unknown> {
  return sql`jsonb_build_object('recordDigest', ${of}.evidence ->> 'recordDigest', 'score', ${of}.score,
    'severity', ${of}.severity, 'knownExploited', ${knownExploited}, 'exploitedSince',
    to_char(${exploitedSince} at time zone 'UTC', 'YYYY-MM-DD'), 'tier', ${of}.tier, 'confidence', ${of}.confidence,
    'statement', ${of}.evidence ->> 'statement')`;
}

/** Places of a finding that is kept at which the device still has a service that the scan has not seen, or heard less of than before. */
function unseenPlaces(scanId: string, lessSaid: SeenTerms['lessSaid']): RawBuilder<unknown> {
  const silent = lessSaid.map(({ deviceId, port, transport }) => `${deviceId} ${port}/${transport}`);
  return sql`coalesce((select jsonb_agg(place) from jsonb_array_elements(${judgedPlaces(sql`finding`)}) place
    join device_services service on service.device_id = finding.device_id
      and service.port = (place ->> 'port')::integer and service.transport = place ->> 'transport'
    where finding.closed_at is null
      and (service.last_scan_id <> ${scanId}::uuid
        or service.device_id || ' ' || service.port || '/' || service.transport = any(${silent}::text[]))
      and not exists (select from jsonb_array_elements(given.evidence -> 'judged') own
        where own -> 'port' = place -> 'port' and own -> 'transport' = place -> 'transport')), '[]'::jsonb)`;
}

/** Judged findings as a table expression. */
export function findingRecords(findings: readonly SeenFindingRow[]): RawBuilder<unknown> {
  return recordSet(
    findings.map(({ cve, ...finding }) => ({ ...finding, ...factColumns(cve) })),
    `id uuid, "sightingId" uuid, "eventId" uuid, "deviceId" uuid, port integer, transport text, confidence smallint,
     "confidenceFactors" jsonb, evidence jsonb, "seenAt" timestamptz, "cveId" text, "recordDigest" text,
     score double precision, severity text, vector text, "cvssVersion" text, "knownExploited" boolean,
     "exploitedSince" timestamptz,
     "epssProbability" double precision, "epssPercentile" double precision, ssvc jsonb,
     tier text, days integer, "publishedAt" timestamptz`,
  );
}

/** What a finding shows of its CVE, by the names of recordsets. */
function factColumns(cve: CveDetail) {
  return {
    cveId: cve.cveId,
    recordDigest: cve.recordDigest,
    score: cve.score,
    severity: cve.severity,
    vector: cve.vector,
    cvssVersion: cve.cvssVersion,
    knownExploited: cve.knownExploited,
    exploitedSince: cve.exploitedSince === null ? null : `${cve.exploitedSince.addedOn}T00:00:00Z`,
    epssProbability: cve.epss?.probability ?? null,
    epssPercentile: cve.epss?.percentile ?? null,
    ssvc: cve.ssvc,
    publishedAt: cve.publishedAt,
  };
}
