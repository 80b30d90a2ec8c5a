import { sql } from 'kysely';
import type { JobRoute, LeasedScanJob, RunScanJob } from '../../domain/run-scan-job.ts';
import { handSilentAfterSeconds } from '../../domain/scan-block.ts';
import type { ScanHold } from '../../domain/scan-hold.ts';
import { activeScanStatuses } from '../../domain/scan.ts';
import type { Connection } from '../database.ts';
import { isUniqueViolation } from '../is-unique-violation.ts';
import { storableJson } from '../storable-json.ts';

/**
 * Takes the site for a part, which is on hold no more; false when another part has the site or a worker may be at blocks of one
 * still, or another worker has the part. Not inside of a transaction, which a lost race would spoil.
 */
export async function takeTurnAtSite(
  db: Connection,
  { organizationId, scanSiteId, lease }: LeasedScanJob,
): Promise<boolean> {
  try {
    const result = await db
      .updateTable('scan_sites')
      .set({ turn_of: sql`site_id`, hold: null })
      .where('organization_id', '=', organizationId)
      .where('id', '=', scanSiteId)
      .where('lease', '=', lease)
      .where('status', 'in', activeScanStatuses)
      .where(
        sql<boolean>`not exists (select 1 from scan_sites other
          where other.turn_of = scan_sites.site_id and other.id <> scan_sites.id)`,
      )
      .where(
        sql<boolean>`not exists (select 1 from scan_blocks block join scan_sites other on other.id = block.scan_site_id
          where other.site_id = scan_sites.site_id and other.id <> scan_sites.id and block.state = 'taken'
            and block.heard_at > clock_timestamp() - make_interval(secs => ${sql.lit(handSilentAfterSeconds)}))`,
      )
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Puts a part that has not ended on hold: it gives up the site, and keeps what it has found. */
export async function holdScanSite(
  db: Connection,
  { organizationId, scanSiteId, lease }: LeasedScanJob,
  hold: ScanHold,
): Promise<void> {
  await db
    .updateTable('scan_sites')
    .set({ turn_of: null, hold: storableJson(hold), attempts: 0, worker_id: null })
    .where('organization_id', '=', organizationId)
    .where('id', '=', scanSiteId)
    .where('lease', '=', lease)
    .where('status', 'in', activeScanStatuses)
    .execute();
}

/** Puts the parts of a scan on hold that nobody has begun. */
export async function holdWaitingScanSites(
  db: Connection,
  organizationId: string,
  scanId: string,
  hold: ScanHold,
): Promise<void> {
  await db
    .updateTable('scan_sites')
    .set({ hold: storableJson(hold) })
    .where('organization_id', '=', organizationId)
    .where('scan_id', '=', scanId)
    .where('status', '=', 'pending')
    .where('turn_of', 'is', null)
    .execute();
}

/** Friendly code of the scan that has a site to itself; undefined when none has. */
export async function findScanAtSite(
  db: Connection,
  organizationId: string,
  siteId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('scan_sites as part')
    .innerJoin('scans', 'scans.id', 'part.scan_id')
    .select('scans.scan_code')
    .where('part.organization_id', '=', organizationId)
    .where('part.turn_of', '=', siteId)
    .executeTakeFirst();
  return row?.scan_code;
}

/** A part on hold, of whatever organization. */
export interface HeldScanSite extends RunScanJob, JobRoute {
  readonly siteId: string;
  readonly hold: ScanHold;
  /** Whether nobody has the site. */
  readonly isSiteFree: boolean;
  readonly scanStartedAt: Date | null;
  /** When the scan was accepted. */
  readonly acceptedAt: Date;
  /** Whether somebody wants the scan to pause. */
  readonly isPauseRequested: boolean;
}

/** Parts on hold of all organizations, those accepted first before others; those that come after the part `after`. */
export async function listHeldScanSites(
  db: Connection,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<HeldScanSite[]> {
  const rows = await db
    .selectFrom('scan_sites as part')
    .innerJoin('scans', 'scans.id', 'part.scan_id')
    .select([
      'part.organization_id as organizationId',
      'part.scan_id as scanId',
      'part.id as scanSiteId',
      'part.site_id as siteId',
      'part.hold',
      'part.worker_label as workerLabel',
      'part.job_form as jobForm',
      'scans.started_at as scanStartedAt',
      'scans.created_at as acceptedAt',
      sql<boolean>`scans.pause_requested_at is not null`.as('isPauseRequested'),
      sql<boolean>`not exists (select 1 from scan_sites other where other.turn_of = part.site_id)`.as(
        'isSiteFree',
      ),
    ])
    .where('part.hold', 'is not', null)
    .$if(after !== undefined, (query) => query.where('part.id', '>', after ?? ''))
    .orderBy('part.id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ hold, ...row }) => (hold === null ? [] : { ...row, hold }));
}
