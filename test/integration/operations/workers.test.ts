import { sql } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunScanJob } from '../../../src/domain/run-scan-job.ts';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { Worker } from '../../../src/domain/worker.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { stopScanById } from '../../../src/operations/scans/stop-scan-by-id.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { endUnreachedParts } from '../../../src/operations/workers/end-unreached-parts.ts';
import { forgetWorker, tellOfWorker } from '../../../src/operations/workers/tell-of-worker.ts';
import { openJobQueue, type JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listHostObservations } from '../../../src/store/queries/scan-observation-queries.ts';
import { listWorkersOf } from '../../../src/store/queries/worker-queries.ts';
import { newId } from '../../../src/support/new-id.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine, endOf } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;

describe.each(engines)('workers on $engine', ({ engine, open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
  });
  afterAll(async () => {
    if (skip) return;
    await jobs.stop();
    await test.dispose();
  });

  async function aScan(workerLabel: string | null): Promise<{ context: OperationContext; job: RunScanJob }> {
    const context = await aTenant({ store: test.store, jobs });
    const site = await createSite(context, { name: 'Branch', networks: ['127.0.0.0/28'], workerLabel });
    const { scanId, scanSiteId } = await startSiteScan(context, {
      siteId: site.id,
      targets: ['127.0.0.1-127.0.0.3'],
    });
    return { context, job: { organizationId: context.organizationId, scanId, scanSiteId } };
  }
  const aWorker = (labels: readonly string[]): Worker => ({
    id: newId(),
    name: 'scanner:1',
    labels,
    release: '0.0.0',
    jobForm: 1,
    startedAt: '2026-11-23T12:00:00.000Z',
  });
  const partOf = async (context: OperationContext, { scanId }: RunScanJob) =>
    (await getScan(context, { scanId })).sites[0];

  const jobsOf = async ({ scanSiteId }: RunScanJob) =>
    (
      await sql<{ name: string; state: string }>`select name, state::text as state from pgboss.job
        where id = ${scanSiteId}`.execute(test.store.db)
    ).rows;

  it.skipIf(skip)('change nothing any more once another has taken the part', async () => {
    const { context, job } = await aScan(null);
    const begun = Promise.withResolvers<void>();
    const frozen = Promise.withResolvers<void>();
    async function* slow(): AsyncIterable<ScanEvent> {
      yield { type: 'host', host: aHost([anSshService()], '127.0.0.1') };
      begun.resolve();
      await frozen.promise;
      yield { type: 'host', host: aHost([], '127.0.0.2') };
      yield endOf();
    }
    const first = executeScanSite(aScanLine(test.store, slow), job, never);
    await begun.promise;
    const asked: string[][] = [];
    const second = aScanLine(test.store, async function* other(request) {
      // The first wakes in the middle of the other's work, and says that a host has no service.
      frozen.resolve();
      await expect(first).rejects.toThrow('Another worker has taken this part');
      yield* answeringTargets(asked)(request);
    });
    await executeScanSite(second, job, never);
    // What was finished before is not asked again, and nothing came of what the first said later.
    expect(asked).toEqual([['127.0.0.2', '127.0.0.3']]);
    const hosts = await listHostObservations(test.store.db, job.organizationId, job.scanSiteId);
    expect(hosts.map(({ services }) => services.length)).toEqual([1, 1, 1]);
    expect((await getScan(context, { scanId: job.scanId })).report).toMatchObject({
      status: 'finished',
      hostsScanned: 3,
    });
  });

  it.skipIf(skip)('hear within seconds that another has taken the part, and send no more', async () => {
    const { job } = await aScan(null);
    const begun = Promise.withResolvers<void>();
    const endless = aScanLine(test.store, async function* scan(_request, signal) {
      begun.resolve();
      await wait(30_000, undefined, signal && { signal });
      yield endOf();
    });
    const lost = expect(executeScanSite(endless, job, never)).rejects.toThrow();
    await begun.promise;
    await executeScanSite(aScanLine(test.store, answeringTargets([])), job, never);
    const before = performance.now();
    await lost;
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it.skipIf(skip)('take only what they reach; what none reaches says why, and fails in the end', async () => {
    const { context, job } = await aScan('branch-offices');
    const other = aWorker(['elsewhere']);
    await tellOfWorker(test, other, false);
    const ground = { ...context, store: test.store };
    await endUnreachedParts(ground, 60);
    expect(await partOf(context, job)).toMatchObject({
      status: 'pending',
      unreachedSince: expect.any(String),
    });
    const fitting = aWorker(['elsewhere', 'branch-offices']);
    await tellOfWorker(test, fitting, false);
    await endUnreachedParts(ground, 0);
    expect(await partOf(context, job)).toMatchObject({ status: 'pending', unreachedSince: null });
    await tellOfWorker(test, fitting, true);
    await endUnreachedParts(ground, 60);
    expect(await partOf(context, job)).toMatchObject({ unreachedSince: expect.any(String) });
    await endUnreachedParts(ground, 0);
    expect(await partOf(context, job)).toMatchObject({
      status: 'failed',
      reasons: [
        "no living worker has the label 'branch-offices' that the site asks for; given up after 0 minutes",
      ],
    });
    for (const { id } of [other, fitting]) await forgetWorker(test, id);
  });

  it.skipIf(skip)('are lost when nothing was heard of them, and take nothing then', async () => {
    const { context, job } = await aScan('far-away');
    const worker = aWorker(['far-away']);
    await tellOfWorker(test, worker, false);
    await test.store.db
      .updateTable('workers')
      .set({ heartbeat_at: sql<Date>`clock_timestamp() - interval '21 seconds'` })
      .where('id', '=', worker.id)
      .execute();
    expect((await listWorkersOf(test.store.db)).find(({ id }) => id === worker.id)?.isLost).toBe(true);
    await endUnreachedParts({ ...context, store: test.store }, 60);
    expect(await partOf(context, job)).toMatchObject({ unreachedSince: expect.any(String) });
    await forgetWorker(test, worker.id);
  });

  it.skipIf(skip)('leave what a dead one has found to any other, which judges it', async () => {
    const { context, job } = await aScan('cut-off');
    const dying = aScanLine(test.store, async function* scan(): AsyncIterable<ScanEvent> {
      yield { type: 'host', host: aHost([anSshService()], '127.0.0.1') };
      throw new Error('the worker dies');
    });
    await expect(executeScanSite(dying, job, never)).rejects.toThrow('dies');
    const ground = { ...context, store: test.store };
    await endUnreachedParts(ground, 60);
    await endUnreachedParts(ground, 0);
    const why = "no living worker has the label 'cut-off' that the site asks for; given up after 0 minutes";
    expect(await partOf(context, job)).toMatchObject({
      status: 'processing',
      workerLabel: null,
      unreachedSince: null,
      reasons: [why],
    });
    expect(await jobsOf(job)).toEqual([{ name: 'run-scan.ending', state: 'created' }]);
    const asked: string[][] = [];
    await executeScanSite(aScanLine(test.store, answeringTargets(asked)), job, never);
    expect(asked).toEqual([]);
    const { report } = await getScan(context, { scanId: job.scanId });
    expect(report).toMatchObject({ status: 'partial', reasons: [why], hostsScanned: 1 });
  });

  it.skipIf(skip)('end a stopped scan that nobody has, however busy they are', async () => {
    const { context, job } = await aScan(null);
    const stopping = new AbortController();
    const interrupted = aScanLine(test.store, async function* scan(_request, signal) {
      yield { type: 'host', host: aHost([anSshService()], '127.0.0.1') };
      stopping.abort();
      await wait(30_000, undefined, signal && { signal });
      yield endOf();
    });
    await expect(executeScanSite(interrupted, job, stopping.signal)).rejects.toThrow();
    const part = await partOf(context, job);
    const turn = test.store.db.selectFrom('scan_sites').select('turn_of').where('id', '=', job.scanSiteId);
    expect(await turn.execute()).toEqual([{ turn_of: part?.siteId }]);
    await stopScanById(context, { scanId: job.scanId });
    await jobs.hastenEndings();
    expect(await jobsOf(job)).toEqual([{ name: 'run-scan.ending', state: 'created' }]);
    expect(await turn.execute()).toEqual([{ turn_of: null }]);
    const busy = new AbortController();
    const { job: endless } = await aScan(null);
    const queue = await openQuietQueue(test.store);
    try {
      await queue.startWorker(async (other, signal) => {
        if (other.scanSiteId === job.scanSiteId)
          await executeScanSite(aScanLine(test.store, answeringTargets([])), other, signal);
        if (other.scanSiteId !== endless.scanSiteId) return;
        const anyEnd = AbortSignal.any([signal, busy.signal]);
        await wait(60_000, undefined, { signal: anyEnd }).catch(() => undefined);
      });
      const report = async () => (await getScan(context, { scanId: job.scanId })).report;
      await expect.poll(report, { timeout: 10_000 }).toMatchObject({ status: 'stopped', hostsScanned: 1 });
    } finally {
      busy.abort();
      await queue.stop();
    }
  });

  it.skipIf(skip)('of a stopped scan go on with it where they are at it', async () => {
    const { context, job } = await aScan(null);
    await test.store.db
      .updateTable('scan_sites')
      .set({ status: 'running' })
      .where('id', '=', job.scanSiteId)
      .execute();
    await sql`update pgboss.job set state = 'active' where id = ${job.scanSiteId}`.execute(test.store.db);
    await stopScanById(context, { scanId: job.scanId });
    await jobs.hastenEndings();
    expect(await jobsOf(job)).toEqual([{ name: 'run-scan', state: 'active' }]);
    await sql`update pgboss.job set state = 'completed' where id = ${job.scanSiteId}`.execute(test.store.db);
  });

  it.skipIf(skip)('count no time in which nobody looked for them', async () => {
    const { context, job } = await aScan('maintained');
    const ground = { ...context, store: test.store };
    await endUnreachedParts(ground, 60);
    const seen = async (minutesAgo: number) =>
      test.store.db
        .updateTable('scan_sites')
        .set({
          unreached_since: sql<Date>`clock_timestamp() - interval '2 hours'`,
          unreached_seen_at: sql<Date>`clock_timestamp() - make_interval(mins => ${minutesAgo})`,
        })
        .where('id', '=', job.scanSiteId)
        .execute();
    // The whole service was down; nobody knows whether workers would have come.
    await seen(90);
    await endUnreachedParts(ground, 60);
    expect(await partOf(context, job)).toMatchObject({ status: 'pending' });
    const since = Date.parse((await partOf(context, job))?.unreachedSince ?? '');
    expect(Date.now() - since).toBeLessThan(600_000);
    await seen(1);
    await endUnreachedParts(ground, 60);
    expect(await partOf(context, job)).toMatchObject({ status: 'failed' });
  });

  // The embedded engine has one process: no other release, no other server, nobody who queues at the same time.
  if (engine === 'PGlite') return;
  it.skipIf(skip)('lose no job to two who queue it again at the same moment', async () => {
    const { context, job } = await aScan(null);
    const setState = (state: string) =>
      sql`update pgboss.job set state = ${state}::pgboss.job_state where id = ${job.scanSiteId}`;
    await setState('completed').execute(test.store.db);
    let requeued: Promise<void> | undefined;
    await test.store.transaction(async (connection) => {
      // Another is about to queue it again, and a worker takes it at once.
      await sql`select 1 from scan_sites where id = ${job.scanSiteId} for update`.execute(connection);
      requeued = jobs.requeueRunScan({ ...job, workerLabel: null, jobForm: 1 });
      await wait(500);
      expect(await jobsOf(job)).toEqual([{ name: 'run-scan', state: 'completed' }]);
      await setState('active').execute(connection);
    });
    await requeued;
    expect(await jobsOf(job)).toEqual([{ name: 'run-scan', state: 'active' }]);
    await setState('completed').execute(test.store.db);
    expect((await partOf(context, job))?.status).toBe('pending');
  });

  it.skipIf(skip)('take jobs by the profile of a Citus coordinator too', async () => {
    const { job } = await aScan(null);
    const taken: string[] = [];
    const onError = (error: unknown): void => expect.unreachable(String(error));
    const queue = await openJobQueue(test.store, onError, { engine: 'citus' });
    try {
      await queue.startWorker(async ({ scanSiteId }) => void taken.push(scanSiteId));
      await expect.poll(() => taken, { timeout: 10_000 }).toContain(job.scanSiteId);
    } finally {
      await queue.stop();
    }
  });

  it.skipIf(skip)('of an older release leave newer jobs to others', async () => {
    const { job } = await aScan(null);
    const newer = newId();
    const taken: string[] = [];
    const open2 = () => openJobQueue(test.store, (error) => expect.unreachable(String(error)));
    const [old, current] = [await open2(), await open2()];
    try {
      await old.startWorker(async ({ scanSiteId }) => void taken.push(`old ${scanSiteId}`), {
        newestForm: 1,
      });
      await expect.poll(() => taken, { timeout: 10_000 }).toContain(`old ${job.scanSiteId}`);
      await current.startWorker(async ({ scanSiteId }) => void taken.push(`new ${scanSiteId}`));
      await test.store.transaction((connection) =>
        jobs.enqueueRunScan(connection, { ...job, scanSiteId: newer, workerLabel: null, jobForm: 2 }),
      );
      await expect.poll(() => taken, { timeout: 10_000 }).toContain(`new ${newer}`);
      expect(taken).not.toContain(`old ${newer}`);
    } finally {
      await old.stop();
      await current.stop();
    }
  });
});
