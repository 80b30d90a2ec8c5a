import { sql, type Selectable } from 'kysely';
import {
  activeScanStatuses,
  isActiveScanStatus,
  scanStatusesBefore,
  type ScanSite,
  type ScanStatus,
} from '../../domain/scan.ts';
import type { DeviceClass } from '../../domain/device-class.ts';
import type { ScanHold } from '../../domain/scan-hold.ts';
import type { RouterReport } from '../../domain/router-report.ts';
import type { ScanProgress } from '../../domain/scan-progress.ts';
import type { ScanTraffic } from '../../domain/scan-traffic.ts';
import type { JobRoute, LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { Connection, Database } from '../database.ts';
import { storableJson, storableText } from '../storable-json.ts';

/** Stores the parts of an accepted scan, one for each site. */
export async function insertScanSites(
  db: Connection,
  organizationId: string,
  scanSites: readonly (Pick<
    ScanSite,
    'id' | 'scanId' | 'siteId' | 'targets' | 'subnets' | 'excludedNetworks' | 'excludedDevices' | 'scopeSeal'
  > &
    JobRoute)[],
): Promise<void> {
  await db
    .insertInto('scan_sites')
    .values(
      scanSites.map((scanSite) => ({
        id: scanSite.id,
        organization_id: organizationId,
        scan_id: scanSite.scanId,
        site_id: scanSite.siteId,
        targets: [...scanSite.targets],
        subnets: [...scanSite.subnets],
        excluded_networks: [...scanSite.excludedNetworks],
        excluded_devices: [...scanSite.excludedDevices],
        scope_seal: scanSite.scopeSeal,
        worker_label: scanSite.workerLabel,
        job_form: scanSite.jobForm,
        worker_id: null,
        unreached_since: null,
        unreached_seen_at: null,
        traffic: null,
        turn_of: null,
        hold: null,
        status: 'pending' as const,
        progress: null,
        router: null,
        reasons: [],
        attempts: 0,
        started_at: null,
        finished_at: null,
      })),
    )
    .execute();
}

/** One site's part of a scan. */
export async function findScanSite(
  db: Connection,
  organizationId: string,
  id: string,
): Promise<ScanSite | undefined> {
  const row = await db
    .selectFrom('scan_sites')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** All parts of a scan, in the order they were made. */
export async function listScanSites(
  db: Connection,
  organizationId: string,
  scanId: string,
): Promise<ScanSite[]> {
  const rows = await db
    .selectFrom('scan_sites')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('scan_id', '=', scanId)
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** How far the parts of a scan are. */
export interface ScanSiteTally {
  readonly sites: number;
  /** Ended in any way. */
  readonly done: number;
  readonly failed: number;
  /** Summed over the parts; those under way count up to now. */
  readonly durationMs: number;
  /** Summed over the parts, in the phase of the one furthest behind; null before the first packet. */
  readonly progress: ScanProgress | null;
  /** Of the first part that has not ended, where all of those are on hold. */
  readonly hold: ScanHold | null;
}

const progressSums = [
  'addressesTotal',
  'addressesDone',
  'hostsFound',
  'portsDone',
  'portsTotal',
  'openPorts',
  'servicesIdentified',
  'packetsSent',
] as const satisfies readonly (keyof ScanProgress)[];

/** Counts the parts of each scan, in one query for any number of scans; keyed by the scan's id. */
export async function tallyScanSites(
  db: Connection,
  organizationId: string,
  scanIds: readonly string[],
  now: Date,
): Promise<Map<string, ScanSiteTally>> {
  const { rows } = await sql<ScanSiteTally & { readonly scanId: string }>`
    select scan_id as "scanId", count(*)::int as sites,
      (count(*) filter (where status <> all(${[...activeScanStatuses]}::text[])))::int as done,
      (count(*) filter (where status = 'failed'))::int as failed,
      coalesce(sum(greatest(0, extract(epoch from coalesce(finished_at, ${now}) - started_at))), 0)::float8 * 1000
        as "durationMs",
      case when count(progress) > 0 then jsonb_build_object(
        'phase', (array['discovery', 'ports', 'services', 'done'])[min(array_position(
          array['discovery', 'ports', 'services', 'done'],
          case when finished_at is null then coalesce(progress ->> 'phase', 'discovery') else 'done' end))],
        ${sql.join(progressSums.map((name) => sql`${sql.lit(name)}, sum((progress ->> ${sql.lit(name)})::bigint)`))})
      end as progress,
      case when count(*) filter (where finished_at is null and hold is null) = 0
        then (array_agg(hold order by id) filter (where finished_at is null))[1] end as hold
    from scan_sites where organization_id = ${organizationId} and scan_id = any(${[...scanIds]}::uuid[])
    group by scan_id`.execute(db);
  return new Map(rows.map(({ scanId, ...tally }) => [scanId, tally]));
}

/** Moves a part on; false when it is not in a state from which `status` may be entered. */
export async function setScanSiteStatus(
  db: Connection,
  organizationId: string,
  id: string,
  change: {
    readonly status: ScanStatus;
    readonly startedAt?: Date;
    readonly finishedAt?: Date;
    readonly reasons?: readonly string[];
    readonly router?: RouterReport | undefined;
    readonly quietClasses?: readonly DeviceClass[];
  },
): Promise<boolean> {
  const result = await db
    .updateTable('scan_sites')
    .set({
      status: change.status,
      ...(change.startedAt && { started_at: change.startedAt }),
      ...(change.finishedAt && { finished_at: change.finishedAt }),
      ...(change.reasons && { reasons: change.reasons.map(storableText) }),
      ...(change.quietClasses && { quiet_classes: [...change.quietClasses] }),
      ...(change.router && { router: storableJson(change.router) }),
      ...(!isActiveScanStatus(change.status) && { turn_of: null, hold: null }),
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('status', 'in', scanStatusesBefore(change.status))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Stores how far a part is and how long it was worked on, as long as it is under way and the job has it. */
export async function setScanSiteProgress(
  db: Connection,
  job: LeasedScanJob,
  progress: ScanProgress,
  workedMs: number,
): Promise<void> {
  await db
    .updateTable('scan_sites')
    .set({ progress: storableJson(progress), worked_ms: workedMs })
    .where('organization_id', '=', job.organizationId)
    .where('id', '=', job.scanSiteId)
    .where('lease', '=', job.lease)
    .where('status', 'in', activeScanStatuses)
    .execute();
}

/** Stores what a part has sent so far, as long as the job has it. */
export async function setScanSiteTraffic(
  db: Connection,
  job: LeasedScanJob,
  traffic: ScanTraffic,
): Promise<void> {
  await db
    .updateTable('scan_sites')
    .set({ traffic: storableJson(traffic) })
    .where('organization_id', '=', job.organizationId)
    .where('id', '=', job.scanSiteId)
    .where('lease', '=', job.lease)
    .where('status', 'in', activeScanStatuses)
    .execute();
}

/** Ends every part of a scan that nobody has begun. */
export async function stopPendingScanSites(
  db: Connection,
  organizationId: string,
  scanId: string,
  finishedAt: Date,
): Promise<void> {
  await db
    .updateTable('scan_sites')
    .set({ status: 'stopped', finished_at: finishedAt, reasons: ['stopped'], turn_of: null, hold: null })
    .where('organization_id', '=', organizationId)
    .where('scan_id', '=', scanId)
    .where('status', '=', 'pending')
    .execute();
}

/** The parts of one site that have not ended, in the order in which their scans were made. */
export async function listActiveScanSitesOfSite(
  db: Connection,
  organizationId: string,
  siteId: string,
): Promise<ScanSite[]> {
  const rows = await db
    .selectFrom('scan_sites')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('site_id', '=', siteId)
    .where('status', 'in', activeScanStatuses)
    .orderBy('scan_id')
    .execute();
  return rows.map(fromRow);
}

/** Those of the scans that have a part at one of the sites. */
export async function listScansTouching(
  db: Connection,
  organizationId: string,
  scanIds: readonly string[],
  siteIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('scan_sites')
    .select('scan_id')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`scan_id = any(${[...scanIds]}::uuid[])`)
    .where(sql<boolean>`site_id = any(${[...siteIds]}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.scan_id));
}

function fromRow(row: Selectable<Database['scan_sites']>): ScanSite {
  return {
    id: row.id,
    scanId: row.scan_id,
    siteId: row.site_id,
    status: row.status,
    progress: row.progress,
    reasons: row.reasons,
    router: row.router,
    targets: row.targets,
    subnets: row.subnets,
    excludedNetworks: row.excluded_networks,
    excludedDevices: row.excluded_devices,
    scopeSeal: row.scope_seal,
    workerLabel: row.worker_label,
    unreachedSince: row.unreached_since?.toISOString() ?? null,
    traffic: row.traffic,
    hold: row.hold,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
