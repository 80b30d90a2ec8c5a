import { sql, type Selectable } from 'kysely';
import {
  activeScanStatuses,
  scanStatusesBefore,
  wholeScanStatusesBefore,
  type EndedScanStatus,
  type Scan,
  type ScanStatus,
} from '../../domain/scan.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { ScanFigures } from '../../domain/scan-figures.ts';
import type { Connection, Database } from '../database.ts';
import { storableText } from '../storable-json.ts';

/** A scan as stored. */
export interface StoredScan extends Scan {
  /** The threshold that held when it was accepted. */
  readonly minCvss: number;
  /** From which score a finding is a warning, as it was then; null for a scan without a schedule. */
  readonly warningThreshold: number | null;
  /** The finding whose services alone it asks; null for every other scan. */
  readonly verifiesFindingId: string | null;
  /** The ticket whose findings alone it asks for. */
  readonly verifiesTicketId: string | null;
  /** Of the parts judged so far; null before the first. */
  readonly figures: ScanFigures | null;
}

/** Stores an accepted scan; false when its friendly code is taken, so that another can be tried. */
export async function insertScan(
  db: Connection,
  organizationId: string,
  scan: Pick<StoredScan, 'id' | 'scanCode' | 'kind' | 'scanScheduleId' | 'minCvss' | 'warningThreshold'> & {
    readonly createdAt: Date;
    readonly verifiesFindingId?: string | undefined;
    readonly verifiesTicketId?: string | undefined;
  },
): Promise<boolean> {
  const result = await db
    .insertInto('scans')
    .values({
      id: scan.id,
      organization_id: organizationId,
      scan_code: scan.scanCode,
      kind: scan.kind,
      schedule_id: scan.scanScheduleId,
      min_cvss: scan.minCvss,
      warning_threshold: scan.warningThreshold,
      verifies_finding_id: scan.verifiesFindingId ?? null,
      verifies_ticket_id: scan.verifiesTicketId ?? null,
      status: 'pending',
      stop_requested_at: null,
      pause_requested_at: null,
      details_forgotten_at: null,
      reasons: [],
      intel_digest: null,
      figures: null,
      created_at: scan.createdAt,
      started_at: null,
      finished_at: null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'scan_code']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** One scan of an organization, by its id or by its friendly code. */
export async function findScan(
  db: Connection,
  organizationId: string,
  key: { readonly id: string } | { readonly scanCode: string },
): Promise<StoredScan | undefined> {
  const query = db.selectFrom('scans').selectAll().where('organization_id', '=', organizationId);
  const row = await (
    'id' in key ? query.where('id', '=', key.id) : query.where('scan_code', '=', key.scanCode)
  ).executeTakeFirst();
  return row && fromRow(row);
}

/** Whose scan it is; for callers who proved their right to it in another way than by an organization. */
export async function findOrganizationOfScan(db: Connection, scanId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('scans')
    .select('organization_id')
    .where('id', '=', scanId)
    .executeTakeFirst();
  return row?.organization_id;
}

/**
 * The newest scan of each schedule that is under way, or that has ended. With `siteIds`, ended ones have parts at
 * those sites alone, because all of their report is told; the others have at least one part there. One query for any number of schedules; keyed by the schedule's id.
 */
export async function findNewestScansOfSchedules(
  db: Connection,
  organizationId: string,
  scheduleIds: readonly string[],
  which: 'active' | 'ended' | 'any',
  siteIds: readonly string[] | null,
): Promise<Map<string, StoredScan>> {
  const active = sql`status = any(${[...activeScanStatuses]}::text[])`;
  const state = { active, ended: sql`not ${active}`, any: sql`true` }[which];
  const seen = which === 'ended' ? isWithin : touches;
  const visible = siteIds === null ? sql`true` : seen(siteIds);
  const { rows } = await sql<Selectable<Database['scans']>>`
    select scan.* from unnest(${[...scheduleIds]}::uuid[]) as wanted(id) cross join lateral (
      select * from scans where organization_id = ${organizationId} and schedule_id = wanted.id
        and ${state} and ${visible}
      order by created_at desc, id desc limit 1) scan`.execute(db);
  return new Map(rows.map((row) => [row.schedule_id ?? '', fromRow(row)]));
}

/** Scans of an organization, newest first. */
export async function listScansOf(
  db: Connection,
  organizationId: string,
  options: {
    /** Only scans all of whose sites are among these; null: all. */
    readonly within: readonly string[] | null;
    readonly siteId?: string | undefined;
    readonly scanScheduleId?: string | undefined;
    readonly statuses?: readonly ScanStatus[] | undefined;
    /** `createdAt` and id of the scan the page before ended with. */
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<StoredScan[]> {
  const { within, siteId, scanScheduleId, statuses, after, limit } = options;
  let query = db.selectFrom('scans').selectAll().where('organization_id', '=', organizationId);
  if (within !== null) query = query.where(isWithin(within));
  if (siteId !== undefined) query = query.where(hasSite(siteId));
  if (scanScheduleId !== undefined) query = query.where('schedule_id', '=', scanScheduleId);
  if (statuses !== undefined) query = query.where('status', 'in', [...statuses]);
  if (after !== undefined) {
    const [createdAt, id] = after;
    query = query.where(sql<boolean>`(created_at, id) < (${new Date(createdAt)}, ${id}::uuid)`);
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(fromRow);
}

function isWithin(siteIds: readonly string[]) {
  return sql<boolean>`not exists (select 1 from scan_sites part where part.scan_id = scans.id
    and part.site_id <> all(${[...siteIds]}::uuid[]))`;
}

function touches(siteIds: readonly string[]) {
  return sql<boolean>`exists (select 1 from scan_sites part where part.scan_id = scans.id
    and part.site_id = any(${[...siteIds]}::uuid[]))`;
}

function hasSite(siteId: string) {
  return sql<boolean>`exists (select 1 from scan_sites part where part.scan_id = scans.id
    and part.site_id = ${siteId})`;
}

/** Deletes a scan with its parts, observations and results. */
export async function deleteScan(db: Connection, organizationId: string, id: string): Promise<void> {
  await db.deleteFrom('scans').where('organization_id', '=', organizationId).where('id', '=', id).execute();
}

/** Whether every part of the scan has been observed. */
const noneIsBehind = sql<boolean>`not exists (select 1 from scan_sites part
  where part.scan_id = scans.id and part.status in ('pending', 'starting', 'running'))`;

/**
 * Moves a scan on; false when it is not in a state from which `status` may be entered. It enters `processing` with
 * the last of its parts.
 */
export async function setScanStatus(
  db: Connection,
  organizationId: string,
  id: string,
  change: {
    readonly status: 'starting' | 'running' | 'processing';
    readonly startedAt?: Date | undefined;
  },
): Promise<boolean> {
  const result = await db
    .updateTable('scans')
    .set({ status: change.status, ...(change.startedAt && { started_at: change.startedAt }) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('status', 'in', scanStatusesBefore(change.status))
    .$if(change.status === 'processing', (query) => query.where(noneIsBehind))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Waits until no other transaction changes the scan, and keeps it so until this one ends. */
export async function lockScan(db: Connection, organizationId: string, id: string): Promise<void> {
  await db
    .selectFrom('scans')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
}

/** Adds up the figures of the parts judged so far; a lock on the scan keeps another part from doing so meanwhile. */
export async function updateScanFigures(db: Connection, organizationId: string, id: string): Promise<void> {
  const part = sql`scan_results where organization_id = ${organizationId} and scan_id = ${id}`;
  const distinct = (column: string) =>
    sql`(select count(distinct one) from (select unnest(${sql.ref(column)}) as one from ${part}) as all_parts)`;
  // What is distinct is counted once over all parts.
  const figures = sql<string>`(select jsonb_build_object(
    'hostsScanned', sum(hosts_scanned), 'hostsWithCves', sum(hosts_with_cves),
    'sitesWithCves', count(*) filter (where hosts_with_cves > 0),
    'openPorts', sum(open_ports), 'uniquePorts', ${distinct('port_keys')},
    'cveCount', sum(cve_count), 'uniqueCves', ${distinct('cve_ids')},
    'highestScore', max(highest_score), 'scoreSum', sum(score_sum), 'scoreCount', sum(score_count),
    'warningCount', sum(warning_count)
  ) from ${part} having count(*) > 0)`;
  await db
    .updateTable('scans')
    .set({ figures })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** Ends a scan; false when it is not in a state in which it may end so. */
export async function endScan(
  db: Connection,
  organizationId: string,
  id: string,
  end: {
    readonly status: EndedScanStatus;
    readonly finishedAt: Date;
    readonly reasons: readonly string[];
    readonly intelDigest?: string | undefined;
  },
): Promise<boolean> {
  const result = await db
    .updateTable('scans')
    .set({
      status: end.status,
      finished_at: end.finishedAt,
      reasons: end.reasons.map(storableText),
      ...(end.intelDigest !== undefined && { intel_digest: end.intelDigest }),
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('status', 'in', wholeScanStatusesBefore(end.status))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes that the scan shall end; false when it has ended. The first request stands. */
export async function requestScanStop(
  db: Connection,
  organizationId: string,
  id: string,
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('scans')
    .set({ stop_requested_at: sql`coalesce(stop_requested_at, ${at})` })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('status', 'in', activeScanStatuses)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes since when a scan shall pause, or with null that it shall not; false when it has ended or is to end. */
export async function setScanPause(
  db: Connection,
  organizationId: string,
  id: string,
  at: Date | null,
): Promise<boolean> {
  const result = await db
    .updateTable('scans')
    .set({ pause_requested_at: at === null ? null : sql`coalesce(pause_requested_at, ${at})` })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('stop_requested_at', 'is', null)
    .where('status', 'in', activeScanStatuses)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Whether work on a part of a scan shall end: `stop` when somebody asked for it, or ended the part, or the scan is gone;
 * `lost` when another has taken the part.
 */
export async function findScanOrder(
  db: Connection,
  { organizationId, scanSiteId, lease }: LeasedScanJob,
): Promise<'go_on' | 'stop' | 'lost'> {
  const row = await db
    .selectFrom('scan_sites as part')
    .innerJoin('scans', 'scans.id', 'part.scan_id')
    .select(['scans.stop_requested_at', 'part.lease'])
    .where('part.organization_id', '=', organizationId)
    .where('part.id', '=', scanSiteId)
    .where('part.status', 'in', activeScanStatuses)
    .executeTakeFirst();
  if (row !== undefined && row.lease !== lease) return 'lost';
  return row === undefined || row.stop_requested_at !== null ? 'stop' : 'go_on';
}

/** The scans of a schedule that are under way, newest first. */
export async function listActiveScansOfSchedule(
  db: Connection,
  organizationId: string,
  scheduleId: string,
): Promise<StoredScan[]> {
  const rows = await db
    .selectFrom('scans')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('schedule_id', '=', scheduleId)
    .where('status', 'in', activeScanStatuses)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(fromRow);
}

function fromRow(row: Selectable<Database['scans']>): StoredScan {
  return {
    id: row.id,
    scanCode: row.scan_code,
    kind: row.kind,
    scanScheduleId: row.schedule_id,
    minCvss: row.min_cvss,
    warningThreshold: row.warning_threshold,
    verifiesFindingId: row.verifies_finding_id,
    verifiesTicketId: row.verifies_ticket_id,
    status: row.status,
    stopRequestedAt: row.stop_requested_at?.toISOString() ?? null,
    detailsForgottenAt: row.details_forgotten_at?.toISOString() ?? null,
    pauseRequestedAt: row.pause_requested_at?.toISOString() ?? null,
    reasons: row.reasons,
    intelDigest: row.intel_digest,
    figures: row.figures,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
