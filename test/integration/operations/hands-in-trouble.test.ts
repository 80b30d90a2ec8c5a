import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunScanJob } from '../../../src/domain/run-scan-job.ts';
import { lendHand } from '../../../src/operations/hands/lend-hand.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { stopScanById } from '../../../src/operations/scans/stop-scan-by-id.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { PacedTime } from '../../../src/scanning/budget/paced-time.ts';
import { defaultLimits } from '../../../src/scanning/scan-limits.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { newId } from '../../../src/support/new-id.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanner } from './a-large-site.ts';
import { aScanLine, endOf } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const hands = { blockAddresses: 256, mostHands: 4 };
const { open, skip } = engines[1];

describe.skipIf(skip)('who works on blocks (needs SITEWARDEN_TEST_DATABASE_URL)', () => {
  let test: TestStore;
  let jobs: JobQueue;
  beforeAll(async () => {
    test = await open();
    jobs = await openQuietQueue(test.store);
  });
  afterEach(async () => {
    await test.store.db.updateTable('scan_divisions').set({ is_open: false }).execute();
  });
  afterAll(async () => {
    await jobs.stop();
    await test.dispose();
  });

  async function aLargeScan(third: number): Promise<{ context: OperationContext; job: RunScanJob }> {
    const context = await aTenant({ store: test.store, jobs }, { clock: systemClock });
    const network = `127.41.${third}.0/22`;
    const site = await createSite(context, { name: 'Factory', networks: [network] });
    const { scanId, scanSiteId } = await startSiteScan(context, { siteId: site.id, targets: [network] });
    return { context, job: { organizationId: context.organizationId, scanId, scanSiteId } };
  }
  const line = (scan: Parameters<typeof aScanLine>[1], over: Partial<ExecuteScanContext> = {}) =>
    aScanLine(test.store, scan, { workerId: newId(), hands, ...over });
  const mostHandsAt = async (job: RunScanJob, ratePerSecond: number): Promise<number | undefined> => {
    const limits = { ...defaultLimits, ratePerSecond };
    let most: number | undefined;
    const leader = line(aScanner([], 0), {
      limits,
      onProgress: () => undefined,
      scanTargets: async function* scan() {
        const row = await test.store.db
          .selectFrom('scan_divisions')
          .select('most_hands')
          .where('scan_site_id', '=', job.scanSiteId)
          .executeTakeFirst();
        most = row?.most_hands;
        yield endOf();
      },
    });
    await executeScanSite(leader, job, never);
    return most;
  };
  /** A part that has begun, whose leader is at its first block until the signal. */
  async function aBegunScan(third: number, limits = defaultLimits) {
    const { context, job } = await aLargeScan(third);
    const [begun, over] = [Promise.withResolvers<void>(), new AbortController()];
    const leader = line(
      async function* scan(_request, signal = never) {
        begun.resolve();
        await once(signal, 'abort');
        yield endOf();
      },
      { limits },
    );
    const leading = executeScanSite(leader, job, over.signal).catch(() => undefined);
    await begun.promise;
    return { context, job, end: async () => (over.abort(), leading) };
  }
  /** From here on the looks of a worker hang, as behind a connection that is dead, until what is given is called. */
  async function unheard(workerId: string): Promise<() => Promise<void>> {
    const [locked, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = test.store.db.transaction().execute(async (connection) => {
      await sql`select id from scan_blocks where worker_id = ${workerId} for update`.execute(connection);
      locked.resolve();
      await over.promise;
    });
    await locked.promise;
    return async () => (over.resolve(), holding);
  }
  const turnOf = async ({ scanSiteId }: RunScanJob) =>
    (
      await test.store.db
        .selectFrom('scan_sites')
        .select('turn_of')
        .where('id', '=', scanSiteId)
        .executeTakeFirst()
    )?.turn_of;
  const helpWith = async (helper: ExecuteScanContext): Promise<boolean> =>
    lendHand(helper, { workerId: helper.workerId ?? '', labels: [] }, never).catch(() => false);

  it('are so few that what each may save up is no more than one alone might', async () => {
    expect(await mostHandsAt((await aLargeScan(0)).job, 1000)).toBe(4);
    expect(await mostHandsAt((await aLargeScan(4)).job, 59)).toBe(2);
    expect(await mostHandsAt((await aLargeScan(8)).job, 39)).toBeUndefined();
    expect(await mostHandsAt((await aLargeScan(12)).job, 0)).toBe(4);
  });

  it('give a block up when its scan is stuck', async () => {
    const { job, end } = await aBegunScan(16);
    const helper = line(
      async function* scan(_request, signal = never) {
        await once(signal, 'abort');
        yield endOf();
      },
      { deadlines: { scanMs: 60_000, stallMs: 200, pauseMs: 60_000 } },
    );
    expect(await helpWith(helper)).toBe(false);
    const { rows } = await sql<{ readonly state: string }>`select state from scan_blocks
      where scan_site_id = ${job.scanSiteId} and attempts = 1 and worker_id is null`.execute(test.store.db);
    expect(rows).toEqual([{ state: 'waiting' }]);
    await end();
  });

  it(
    'send nothing more where they are not heard and no rate holds them back',
    { timeout: 60_000 },
    async () => {
      const limits = { ...defaultLimits, ratePerSecond: 0 };
      const { end } = await aBegunScan(20, limits);
      const told = Promise.withResolvers<number>();
      const workerId = newId();
      const helper = line(
        async function* scan(_request, signal = never) {
          const heardAgain = await unheard(workerId);
          const from = performance.now();
          await once(signal, 'abort');
          told.resolve(performance.now() - from);
          await heardAgain();
          yield endOf();
        },
        { limits, workerId },
      );
      expect(await helpWith(helper)).toBe(false);
      const elapsedMs = await told.promise;
      expect(elapsedMs).toBeGreaterThan(2000);
      expect(elapsedMs).toBeLessThan(14_000);
      await end();
    },
  );

  it('have no time go by while they are not heard and send nothing', { timeout: 60_000 }, async () => {
    const limits = { ...defaultLimits, ratePerSecond: 1000 };
    const { end } = await aBegunScan(24, limits);
    const workerId = newId();
    const time = new PacedTime();
    const spentMs: number[] = [];
    const done = new AbortController();
    const helper = line(aScanner([], 0), {
      limits,
      workerId,
      async *scanTargets(_request, { share }) {
        share?.follow(({ pace }) => time.setPace(pace));
        const heardAgain = await unheard(workerId);
        spentMs.push(time.unpausedMs());
        await wait(6000);
        spentMs.push(time.unpausedMs());
        await heardAgain();
        await wait(3000);
        spentMs.push(time.unpausedMs());
        done.abort();
        yield endOf();
      },
    });
    await lendHand(helper, { workerId, labels: [] }, done.signal).catch(() => false);
    const [before = 0, held = 0, after = 0] = spentMs;
    // It takes two and a half seconds of silence to know.
    expect(held - before).toBeLessThan(3500);
    expect(after - held).toBeGreaterThan(1000);
    await end();
  });

  it('give what they found when the scan is stopped and nobody leads, and keep their site till then', async () => {
    const { context, job, end } = await aBegunScan(28);
    const stopping = Promise.withResolvers<unknown>();
    const helper = line(async function* scan({ addresses: [address] }, signal = never) {
      await end();
      await stopScanById(context, { scanId: job.scanId });
      await jobs.hastenEndings();
      stopping.resolve(await turnOf(job));
      await once(signal, 'abort');
      yield { type: 'host', host: aHost([anSshService()], address) };
      yield endOf(['stopped']);
    });
    const helping = helpWith(helper);
    expect(await stopping.promise).not.toBeNull();
    await executeScanSite(line(aScanner([], 0)), job, never);
    await helping;
    expect(await turnOf(job)).toBeNull();
    const { report } = await getScan(context, { scanId: job.scanId });
    expect(report).toMatchObject({ status: 'stopped', hostsScanned: 1 });
  });
});
