import { sql } from 'kysely';
import { activeScanStatuses } from '../../domain/scan.ts';
import { workerLostAfterSeconds, type Worker } from '../../domain/worker.ts';
import type { Connection } from '../database.ts';

/** A worker as stored. */
export interface StoredWorker extends Worker {
  readonly heartbeatAt: string;
  readonly draining: boolean;
  /** Whether its heartbeat is late by the database's clock, the only one that all processes share. */
  readonly isLost: boolean;
}

/** A part that a worker has. */
export interface PartOfWorker {
  readonly workerId: string;
  readonly organizationId: string;
  readonly scanId: string;
  readonly scanSiteId: string;
  readonly siteId: string;
}

const isLate = sql<boolean>`heartbeat_at < clock_timestamp() - make_interval(secs => ${sql.lit(workerLostAfterSeconds)})`;

/** Registers a worker, or keeps it alive. */
export async function keepWorker(
  db: Connection,
  worker: Worker & { readonly draining: boolean },
): Promise<void> {
  const { id, name, release, draining } = worker;
  const heartbeat = sql<Date>`clock_timestamp()`;
  await db
    .insertInto('workers')
    .values({
      id,
      name,
      release,
      draining,
      labels: [...worker.labels],
      job_form: worker.jobForm,
      started_at: new Date(worker.startedAt),
      heartbeat_at: heartbeat,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ heartbeat_at: heartbeat, draining }))
    .execute();
}

/** Forgets a worker that has ended. */
export async function removeWorker(db: Connection, id: string): Promise<void> {
  await db.deleteFrom('workers').where('id', '=', id).execute();
}

/** Forgets workers of which nothing was heard for a day. */
export async function forgetLostWorkers(db: Connection): Promise<void> {
  await db
    .deleteFrom('workers')
    .where(sql<boolean>`heartbeat_at < clock_timestamp() - interval '1 day'`)
    .execute();
}

/** All workers that are known, the longest running first. */
export async function listWorkersOf(db: Connection): Promise<StoredWorker[]> {
  const rows = await db
    .selectFrom('workers')
    .selectAll()
    .select(isLate.as('is_lost'))
    .orderBy('started_at')
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    labels: row.labels,
    release: row.release,
    jobForm: row.job_form,
    startedAt: row.started_at.toISOString(),
    heartbeatAt: row.heartbeat_at.toISOString(),
    draining: row.draining,
    isLost: row.is_lost,
  }));
}

/** What workers are at, of all organizations: parts that they have, and those with blocks that they have. */
export async function listPartsOfWorkers(db: Connection): Promise<PartOfWorker[]> {
  const rows = await db
    .selectFrom('scan_sites')
    .select([
      'worker_id as workerId',
      'organization_id as organizationId',
      'scan_id as scanId',
      'id as scanSiteId',
      'site_id as siteId',
    ])
    .where('worker_id', 'is not', null)
    .where('status', 'in', activeScanStatuses)
    .union(
      db
        .selectFrom('scan_blocks as block')
        .innerJoin('scan_sites as part', 'part.id', 'block.scan_site_id')
        .select([
          'block.worker_id as workerId',
          'part.organization_id as organizationId',
          'part.scan_id as scanId',
          'part.id as scanSiteId',
          'part.site_id as siteId',
        ])
        .where('block.state', '=', 'taken')
        .where('block.worker_id', 'is not', null),
    )
    .orderBy('scanSiteId')
    .execute();
  return rows.flatMap(({ workerId, ...part }) => (workerId === null ? [] : [{ ...part, workerId }]));
}

/** Everybody looks every 15 seconds; after so long without a look it is not known whether workers were there. */
const unseenAfterSeconds = 120;

/**
 * Of all organizations: notes since when no living worker could take a part, and forgets it where one can now. Time in which
 * nobody looked, as while all is down, counts for nothing: then it is since now.
 */
export async function noteUnreachedParts(db: Connection): Promise<void> {
  const isReached = sql<boolean>`exists (select 1 from workers where not draining and not ${isLate}
    and workers.job_form >= scan_sites.job_form
    and (scan_sites.worker_label is null or scan_sites.worker_label = any(workers.labels)))`;
  const wasSeen = sql<boolean>`coalesce(unreached_seen_at, '-infinity')
    >= clock_timestamp() - make_interval(secs => ${sql.lit(unseenAfterSeconds)})`;
  await db
    .updateTable('scan_sites')
    .set({ unreached_since: null, unreached_seen_at: null })
    .where('status', 'in', activeScanStatuses)
    .where('unreached_since', 'is not', null)
    .where(isReached)
    .execute();
  await db
    .updateTable('scan_sites')
    .set({
      unreached_since: sql`case when ${wasSeen} then coalesce(unreached_since, clock_timestamp())
        else clock_timestamp() end`,
      unreached_seen_at: sql`clock_timestamp()`,
    })
    .where('status', 'in', activeScanStatuses)
    .where(sql<boolean>`not ${isReached}`)
    // Many processes look, at what may be thousands of parts.
    .where(sql<boolean>`(unreached_since is null or unreached_seen_at is null
      or unreached_seen_at < clock_timestamp() - interval '30 seconds')`)
    .execute();
}

/** A part that no living worker reaches. */
export interface UnreachedPart {
  readonly organizationId: string;
  readonly scanSiteId: string;
}

/** Of all organizations: the parts that none has reached for so long. */
export async function listUnreachedParts(db: Connection, seconds: number): Promise<UnreachedPart[]> {
  return db
    .selectFrom('scan_sites')
    .select(['organization_id as organizationId', 'id as scanSiteId'])
    .where('status', 'in', activeScanStatuses)
    .where(sql<boolean>`unreached_since <= clock_timestamp() - make_interval(secs => ${seconds})`)
    .orderBy('id')
    .limit(1000)
    .execute();
}

/** In a transaction: whether a part is unreached still; nobody takes it before the transaction ends. */
export async function isUnreachedStill(
  db: Connection,
  organizationId: string,
  scanSiteId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('scan_sites')
    .select('unreached_since')
    .where('organization_id', '=', organizationId)
    .where('id', '=', scanSiteId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && row.unreached_since !== null;
}

/** The labels that sites name, or that parts of scans under way were accepted with. */
export async function listWorkerLabels(db: Connection): Promise<string[]> {
  const ofParts = db
    .selectFrom('scan_sites')
    .select('worker_label')
    .where('status', 'in', activeScanStatuses);
  const rows = await db.selectFrom('sites').select('worker_label').union(ofParts).execute();
  return rows.flatMap(({ worker_label: label }) => label ?? []).sort();
}
