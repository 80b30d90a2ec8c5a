import { sql } from 'kysely';
import {
  blockLostAfterSeconds,
  mostTriesOfHelpers,
  type BlockNews,
  type BlockOutcome,
  type KeptBlock,
  type LeasedBlock,
  type ScanBlock,
  type ScanDivision,
} from '../../domain/scan-block.ts';
import type { ScanPace } from '../../domain/scan-pace.ts';
import type { StopReason } from '../../domain/stop-reason.ts';
import type { Connection } from '../database.ts';
import { storableJson } from '../storable-json.ts';
import { keepOpen, type PartPlace, type PartToHelp } from './scan-division-queries.ts';

const heardOf = (block: string) =>
  sql<boolean>`${sql.ref(`${block}.heard_at`)} > clock_timestamp() - make_interval(secs => ${sql.lit(blockLostAfterSeconds)})`;
/** Somebody works on it. */
const isAlive = (block: string) =>
  sql<boolean>`(${sql.ref(`${block}.state`)} = 'taken' and ${heardOf(block)})`;
/** Nobody has it, or who had it is not heard of any more. */
const isFree = (block: string) =>
  sql<boolean>`(${sql.ref(`${block}.state`)} <> 'done' and not ${isAlive(block)})`;

/** In a transaction of who has the part: adds blocks to those that are there. */
export async function insertBlocks(db: Connection, blocks: readonly ScanBlock[]): Promise<void> {
  if (blocks.length === 0) return;
  await db
    .insertInto('scan_blocks')
    .values(
      blocks.map((block) => ({
        id: block.id,
        organization_id: block.organizationId,
        scan_site_id: block.scanSiteId,
        position: block.position,
        networks: [...block.networks],
        addresses: block.addresses,
        worker_id: null,
        heard_at: null,
        progress: null,
        traffic: null,
        outcome: null,
      })),
    )
    .execute();
}

/** The blocks of a part, in the order in which they are begun. */
export async function listBlocks(
  db: Connection,
  { organizationId, scanSiteId }: PartPlace,
): Promise<KeptBlock[]> {
  return db
    .selectFrom('scan_blocks')
    .select([
      'id',
      'state',
      'networks',
      'addresses',
      'lease',
      'progress',
      'traffic',
      'silent_asked as silentAsked',
      'sent_by_second as sentBySecond',
      'outcome',
    ])
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .orderBy('position')
    .execute();
}

/** How many workers work on blocks of a part, as far as somebody has heard of them. */
export async function countHands(
  db: Connection,
  { organizationId, scanSiteId }: PartPlace,
  seconds: number,
): Promise<number> {
  const row = await db
    .selectFrom('scan_blocks as block')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('scan_site_id', '=', scanSiteId)
    .where('state', '=', 'taken')
    .where(sql<boolean>`heard_at > clock_timestamp() - make_interval(secs => ${seconds})`)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Who takes a block. */
export interface Taker {
  readonly workerId: string | null;
  /** Whoever has the part tries what others have failed at. */
  readonly isLead: boolean;
}

/** A block that was taken, what holds of its part, and how many others work on that. */
export interface TakenBlock {
  readonly block: LeasedBlock;
  readonly division: ScanDivision;
  readonly others: number;
}

/**
 * In a transaction: takes the next block of a part that nobody works on, and that of somebody who is not heard of any more;
 * undefined where there is none, or enough workers are at the part. Until the end of the transaction nobody else takes one, and
 * the part stays as it is.
 */
export async function takeBlock(
  db: Connection,
  { organizationId, scanSiteId }: PartPlace,
  { workerId, isLead }: Taker,
): Promise<TakenBlock | undefined> {
  if (!(await keepUnderWay(db, scanSiteId))) return undefined;
  const division = await keepOpen(db, { organizationId, scanSiteId });
  if (division === undefined) return undefined;
  const others = await countHands(db, { organizationId, scanSiteId }, blockLostAfterSeconds);
  if (others >= division.mostHands) return undefined;
  const { rows } = await sql<Omit<LeasedBlock, 'organizationId' | 'scanSiteId'>>`
    update scan_blocks set state = 'taken', lease = lease + 1, attempts = attempts + 1, worker_id = ${workerId},
      heard_at = clock_timestamp(), silent_asked = 0, sent_by_second = '[]'
    where id = (select id from scan_blocks block where organization_id = ${organizationId}
        and scan_site_id = ${scanSiteId} and ${isFree('block')} and (${isLead} or attempts < ${mostTriesOfHelpers})
      order by position limit 1 for update skip locked)
      and (${isLead} or not exists (select 1 from scan_blocks own where own.scan_site_id = ${scanSiteId}
        and own.worker_id = ${workerId} and ${isAlive('own')}))
    returning id, position, networks, addresses, lease, traffic as "trafficBefore"`.execute(db);
  const [block] = rows;
  return block && { block: { ...block, organizationId, scanSiteId }, division, others };
}

/** In a transaction: whether the part is under way and has its site; it stays so until the end. */
async function keepUnderWay(db: Connection, scanSiteId: string): Promise<boolean> {
  const row = await db
    .selectFrom('scan_sites')
    .select('id')
    .where('id', '=', scanSiteId)
    .where('status', '=', 'running')
    .whereRef('turn_of', '=', 'site_id')
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

/** In a transaction: whether the block is still this worker's, and its part under way; both stay so until the end. */
export async function keepBlockLease(db: Connection, block: LeasedBlock): Promise<boolean> {
  if (!(await keepUnderWay(db, block.scanSiteId))) return false;
  const row = await db
    .selectFrom('scan_blocks')
    .select('id')
    .where('organization_id', '=', block.organizationId)
    .where('id', '=', block.id)
    .where('lease', '=', block.lease)
    .where('state', '=', 'taken')
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** In the transaction that keeps hosts of a block: it got on. */
export async function clearBlockAttempts(db: Connection, { id, lease }: LeasedBlock): Promise<void> {
  await db
    .updateTable('scan_blocks')
    .set({ attempts: 0 })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute();
}

/** In a transaction of who has it: the block is done. */
export async function finishBlock(
  db: Connection,
  { id, lease }: LeasedBlock,
  news: BlockNews,
  outcome: BlockOutcome,
): Promise<void> {
  await db
    .updateTable('scan_blocks')
    .set({ ...columnsOf(news), state: 'done', worker_id: null, outcome: storableJson(outcome) })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute();
}

/** Puts a block down that this worker still has; anybody may take it. Only an attempt that failed counts. */
export async function putDownBlock(
  db: Connection,
  { organizationId, id, lease }: LeasedBlock,
  news: BlockNews,
  hasFailed: boolean,
): Promise<void> {
  await db
    .updateTable('scan_blocks')
    .set({
      ...columnsOf(news),
      state: 'waiting',
      worker_id: null,
      ...(!hasFailed && { attempts: 0 }),
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', '=', 'taken')
    .execute();
}

/** What a worker hears each second of the part that its block belongs to. */
export interface BlockOrder {
  /** Whether the block is its own still. */
  readonly isOwn: boolean;
  /** Whether the part has its site and is worked on. */
  readonly isOpen: boolean;
  readonly isStopped: boolean;
  readonly ending: StopReason | null;
  readonly pace: ScanPace | null;
  readonly isLeadSilent: boolean;
  /** Others who work on the part. */
  readonly others: number;
  readonly silentAddresses: number;
  /** Silent addresses that others were asked or have asked once more. */
  readonly silentAskedByOthers: number;
  /** Milliseconds since 1970 by the database's clock. */
  readonly nowMs: number;
}

/** The leader tells of itself twice a second. */
const leadSilentAfterSeconds = 5;

/** Tells how far the block is and that its worker lives, and gives what holds of the part; undefined where it is divided no more. */
export async function tellOfBlock(
  db: Connection,
  { organizationId, scanSiteId, id, lease }: LeasedBlock,
  { progress, traffic, silentAsked, sentBySecond }: BlockNews,
): Promise<BlockOrder | undefined> {
  const json = (value: unknown): string | null => (value === null ? null : storableJson(value));
  const { rows } = await sql<BlockOrder>`
    with own as (update scan_blocks set heard_at = clock_timestamp(), progress = ${json(progress)}::jsonb,
        traffic = ${json(traffic)}::jsonb, silent_asked = ${silentAsked}, sent_by_second = ${json(sentBySecond)}::jsonb
      where organization_id = ${organizationId} and id = ${id} and lease = ${lease} and state = 'taken' returning id),
    other as (select * from scan_blocks where organization_id = ${organizationId} and scan_site_id = ${scanSiteId}
      and id <> ${id})
    select exists (select 1 from own) as "isOwn",
      division.is_open and part.status = 'running' and part.turn_of is not distinct from part.site_id as "isOpen",
      scans.stop_requested_at is not null as "isStopped", division.ending, division.pace,
      division.lead_heard_at < clock_timestamp() - make_interval(secs => ${sql.lit(leadSilentAfterSeconds)})
        as "isLeadSilent",
      (select count(*)::int from other where ${isAlive('other')}) as others,
      division.silent_addresses as "silentAddresses",
      (select coalesce(sum(silent_asked), 0)::int from other) as "silentAskedByOthers",
      (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
    from scan_divisions division join scan_sites part on part.id = division.scan_site_id
      join scans on scans.id = part.scan_id
    where division.organization_id = ${organizationId} and division.scan_site_id = ${scanSiteId}`.execute(db);
  return rows[0];
}

/**
 * Of all organizations: parts with blocks that nobody works on and room for another worker that reaches their site, those with
 * the fewest workers first. Not those that this worker leads or is at already.
 */
export async function listPartsToHelp(
  db: Connection,
  { workerId, labels }: { readonly workerId: string; readonly labels: readonly string[] },
): Promise<PartToHelp[]> {
  const { rows } = await sql<PartToHelp>`
    select division.organization_id as "organizationId", division.scan_site_id as "scanSiteId",
      part.scan_id as "scanId", part.site_id as "siteId", division.quiet_classes as "quietClasses"
    from scan_divisions division join scan_sites part on part.id = division.scan_site_id
      cross join lateral (select count(*) filter (where ${isAlive('block')}) as hands,
        count(*) filter (where ${isFree('block')} and attempts < ${mostTriesOfHelpers}) as free,
        count(*) filter (where ${isAlive('block')} and worker_id = ${workerId}) as own
        from scan_blocks block where block.scan_site_id = division.scan_site_id) as counted
    where division.is_open and division.ending is null and division.lead_worker_id is distinct from ${workerId}
      and part.status = 'running' and part.turn_of = part.site_id
      and (part.worker_label is null or part.worker_label = any(${[...labels]}::text[]))
      and counted.own = 0 and counted.free > 0 and counted.hands < division.most_hands
    order by counted.hands, division.scan_site_id limit 10`.execute(db);
  return rows;
}

/** Blocks of all organizations: how many nobody works on, and how many somebody does. */
export async function countBlocks(
  db: Connection,
): Promise<{ readonly waiting: number; readonly active: number }> {
  const { rows } = await sql<{ waiting: number; active: number }>`
    select (count(*) filter (where ${isFree('block')}))::int as waiting,
      (count(*) filter (where ${isAlive('block')}))::int as active from scan_blocks block`.execute(db);
  return rows[0] ?? { waiting: 0, active: 0 };
}

function columnsOf({ progress, traffic, silentAsked, sentBySecond }: BlockNews) {
  return {
    progress: progress && storableJson(progress),
    traffic: traffic && storableJson(traffic),
    silent_asked: silentAsked,
    sent_by_second: storableJson(sentBySecond),
  };
}
