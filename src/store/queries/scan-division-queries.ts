import { sql } from 'kysely';
import type { DeviceClass } from '../../domain/device-class.ts';
import type { RouterInventory } from '../../domain/router-inventory.ts';
import type { LeasedScanJob } from '../../domain/run-scan-job.ts';
import type { ScanDivision } from '../../domain/scan-block.ts';
import type { ScanPace } from '../../domain/scan-pace.ts';
import type { StopReason } from '../../domain/stop-reason.ts';
import type { Connection } from '../database.ts';
import { storableJson } from '../storable-json.ts';

/** A part, of whatever scan. */
export interface PartPlace {
  readonly organizationId: string;
  readonly scanSiteId: string;
}

/** How a part is divided; undefined where one worker has it whole. */
export async function findDivision(
  db: Connection,
  { organizationId, scanSiteId }: PartPlace,
): Promise<ScanDivision | undefined> {
  return divisionOf(db, { organizationId, scanSiteId }).executeTakeFirst();
}

/** In a transaction: the same where blocks of it may be worked on; nobody else takes one until the end. */
export async function keepOpen(db: Connection, place: PartPlace): Promise<ScanDivision | undefined> {
  return divisionOf(db, place)
    .where('is_open', '=', true)
    .where('ending', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

function divisionOf(db: Connection, { organizationId, scanSiteId }: PartPlace) {
  return db
    .selectFrom('scan_divisions')
    .select([
      'most_hands as mostHands',
      'quiet_classes as quietClasses',
      'hosts_before as hostsBefore',
      'silent_addresses as silentAddresses',
      'rate_per_second as ratePerSecond',
      'peak_per_second as peakPerSecond',
      'pace',
    ])
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId);
}

/** What the router told before the part was begun; null: nothing. */
export async function findRouterOfDivision(
  db: Connection,
  { organizationId, scanSiteId }: PartPlace,
): Promise<RouterInventory | null> {
  const row = await db
    .selectFrom('scan_divisions')
    .select('router')
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .executeTakeFirst();
  return row?.router ?? null;
}

/** In a transaction of who has the part: divides it. Nobody works on it before it is opened. */
export async function insertDivision(
  db: Connection,
  { organizationId, scanSiteId }: PartPlace,
  division: Omit<ScanDivision, 'peakPerSecond' | 'pace'>,
): Promise<void> {
  await db
    .insertInto('scan_divisions')
    .values({
      scan_site_id: scanSiteId,
      organization_id: organizationId,
      lead_worker_id: null,
      lead_heard_at: sql<Date>`clock_timestamp()`,
      is_open: false,
      ending: null,
      most_hands: division.mostHands,
      quiet_classes: [...division.quietClasses],
      hosts_before: division.hostsBefore,
      silent_addresses: division.silentAddresses,
      rate_per_second: division.ratePerSecond,
      pace: null,
      router: null,
    })
    .execute();
}

export interface OpenTerms {
  readonly workerId: string | null;
  readonly mostHands: number;
  readonly ratePerSecond: number;
  readonly router: RouterInventory | null;
  readonly pace: ScanPace | null;
}

/** In a transaction of who has the part and leads from now on: lets its blocks be worked on. */
export async function openDivision(
  db: Connection,
  { organizationId, scanSiteId }: PartPlace,
  { workerId, mostHands, ratePerSecond, router, pace }: OpenTerms,
): Promise<void> {
  await db
    .updateTable('scan_divisions')
    .set({
      lead_worker_id: workerId,
      lead_heard_at: sql<Date>`clock_timestamp()`,
      is_open: true,
      ending: null,
      most_hands: mostHands,
      rate_per_second: ratePerSecond,
      router: router === null ? null : storableJson(router),
      pace,
    })
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .execute();
}

/** What the leader tells about twice a second, as long as it has the part. */
export interface LeadNews {
  readonly workerId: string | null;
  readonly pace: ScanPace | null;
  readonly peakPerSecond: number;
}

/** Keeps what the leader tells. */
export async function keepLeadNews(
  db: Connection,
  job: LeasedScanJob,
  { workerId, pace, peakPerSecond }: LeadNews,
): Promise<void> {
  await ofLeader(db, job)
    .set({
      lead_worker_id: workerId,
      lead_heard_at: sql<Date>`clock_timestamp()`,
      pace,
      peak_per_second: sql<number>`greatest(peak_per_second, ${peakPerSecond})`,
    })
    .execute();
}

/** Has everybody put the blocks of a part down, without its end. */
export async function closeDivision(db: Connection, job: LeasedScanJob): Promise<void> {
  await ofLeader(db, job).set({ is_open: false }).execute();
}

/** Has everybody end the blocks of a part, for a reason; what was found is kept. */
export async function endDivision(db: Connection, job: LeasedScanJob, ending: StopReason): Promise<void> {
  await ofLeader(db, job).set({ ending }).execute();
}

/** In a transaction of who has the part: it is whole again. */
export async function deleteDivision(
  db: Connection,
  { organizationId, scanSiteId }: PartPlace,
): Promise<void> {
  await db
    .deleteFrom('scan_divisions')
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .execute();
}

function ofLeader(db: Connection, { organizationId, scanSiteId, lease }: LeasedScanJob) {
  return db
    .updateTable('scan_divisions')
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .where(
      sql<boolean>`exists (select 1 from scan_sites part
        where part.id = scan_divisions.scan_site_id and part.lease = ${lease})`,
    );
}

/** A part that could do with another worker. */
export interface PartToHelp extends PartPlace {
  readonly scanId: string;
  readonly siteId: string;
  readonly quietClasses: readonly DeviceClass[];
}
