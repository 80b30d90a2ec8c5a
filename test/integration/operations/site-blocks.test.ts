import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunScanJob } from '../../../src/domain/run-scan-job.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import { isInScope } from '../../../src/domain/scope.ts';
import { lendHand } from '../../../src/operations/hands/lend-hand.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { pauseScan } from '../../../src/operations/scans/pause-scan.ts';
import { resumeScan } from '../../../src/operations/scans/resume-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { stopScanById } from '../../../src/operations/scans/stop-scan-by-id.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listHostObservations } from '../../../src/store/queries/scan-observation-queries.ts';
import { listPartsOfWorkers } from '../../../src/store/queries/worker-queries.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { newId } from '../../../src/support/new-id.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aHandProcess } from './a-hand-process.ts';
import { allOf, aScanner, isHost } from './a-large-site.ts';
import { aScanLine, endOf } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const hands = { blockAddresses: 256, mostHands: 4 };
const { open, skip } = engines[1];

describe.skipIf(skip)('the blocks of a large site (needs SITEWARDEN_TEST_DATABASE_URL)', () => {
  let test: TestStore;
  let jobs: JobQueue;
  const folder = mkdtempSync(join(tmpdir(), 'sitewarden-blocks-'));
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    test = await open();
    jobs = await openQuietQueue(test.store);
  });
  // Helpers help whom they can: what a test leaves behind is not for the next one's.
  afterEach(async () => {
    await test.store.db.updateTable('scan_divisions').set({ is_open: false }).execute();
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await jobs.stop();
    await test.dispose();
  });

  interface LargeScan {
    readonly context: OperationContext;
    readonly job: RunScanJob;
    readonly siteId: string;
  }

  async function aLargeScan(third: number): Promise<LargeScan> {
    const context = await aTenant({ store: test.store, jobs }, { clock: systemClock });
    const network = `127.40.${third}.0/22`;
    const site = await createSite(context, { name: 'Factory', networks: [network] });
    return { context, siteId: site.id, job: await scanOf(context, site.id, network) };
  }
  const scanOf = async (context: OperationContext, siteId: string, network: string) => {
    const { scanId, scanSiteId } = await startSiteScan(context, { siteId, targets: [network] });
    return { organizationId: context.organizationId, scanId, scanSiteId };
  };
  const line = (scan: Parameters<typeof aScanLine>[1], over: Partial<ExecuteScanContext> = {}) =>
    aScanLine(test.store, scan, { workerId: newId(), hands, ...over });
  const helpUntil = async (over: AbortSignal, context: ExecuteScanContext): Promise<number> => {
    const helper = { workerId: context.workerId ?? newId(), labels: [] };
    let times = 0;
    while (!over.aborted) {
      if (await lendHand(context, helper, over).catch(() => false)) times += 1;
      await wait(50, undefined, { signal: over }).catch(() => undefined);
    }
    return times;
  };
  const blocksOf = async ({ scanSiteId }: RunScanJob) =>
    test.store.db
      .selectFrom('scan_blocks')
      .selectAll()
      .where('scan_site_id', '=', scanSiteId)
      .orderBy('position')
      .execute();
  const untilTaken = async (job: RunScanJob, count: number) =>
    expect
      .poll(async () => (await blocksOf(job)).filter(({ state }) => state === 'taken').length, {
        timeout: 20_000,
      })
      .toBe(count);
  const found = async ({ organizationId, scanSiteId }: RunScanJob) =>
    (await listHostObservations(test.store.db, organizationId, scanSiteId))
      .map(({ ipAddress }) => ipAddress)
      .sort();

  function aProcess(role: 'lead' | 'help', name: string, job?: RunScanJob) {
    const hand = aHandProcess({ databaseUrl: test.databaseUrl ?? '', file: join(folder, name) }, role, job);
    children.push(hand.child);
    return hand;
  }

  it('are worked on by several, each address once, and come to what one alone finds', async () => {
    const alone = await aLargeScan(0);
    await executeScanSite(line(aScanner([], 0), { hands: { ...hands, mostHands: 1 } }), alone.job, never);
    const shared = await aLargeScan(0);
    const [first, second]: [string[], string[]] = [[], []];
    const progress: number[] = [];
    const over = new AbortController();
    const helping = helpUntil(over.signal, line(aScanner(second)));
    const leader = line(aScanner(first), {
      onProgress: (_job, { addressesDone, addressesTotal }) => {
        expect(addressesTotal).toBe(1024);
        progress.push(addressesDone);
      },
    });
    await executeScanSite(leader, shared.job, never);
    over.abort();
    expect(await helping).toBeGreaterThan(0);
    expect(Math.min(first.length, second.length)).toBeGreaterThan(0);
    expect([...first, ...second].sort()).toEqual(allOf(0).sort());
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
    expect(await found(shared.job)).toEqual(await found(alone.job));
    const [one, other] = await Promise.all(
      [alone, shared].map(async ({ context, job }) => getScan(context, { scanId: job.scanId })),
    );
    expect(one?.report.hostsScanned).toBe(52);
    expect(other?.report).toMatchObject({
      status: one?.report.status,
      reasons: one?.report.reasons,
      hostsScanned: one?.report.hostsScanned,
      cveCount: one?.report.cveCount,
    });
    const parts = await test.store.db
      .selectFrom('scan_sites')
      .select(['progress', 'traffic'])
      .where('id', '=', shared.job.scanSiteId)
      .execute();
    expect(parts).toMatchObject([
      { progress: { phase: 'done', addressesDone: 1024 }, traffic: { packetsSent: 40 } },
    ]);
    // Nothing of them is left when the part is judged.
    expect(await blocksOf(shared.job)).toEqual([]);
  });

  it('say what a helper is at, and that others wait for it', async () => {
    const { job, context, siteId } = await aLargeScan(4);
    const stopping = new AbortController();
    const [helper, leader] = [line(aScanner([], 50)), line(aScanner([], 50))];
    const leading = executeScanSite(leader, job, stopping.signal).catch(() => undefined);
    const helping = helpUntil(stopping.signal, helper);
    await untilTaken(job, 2);
    const at = await listPartsOfWorkers(test.store.db);
    for (const { workerId } of [helper, leader])
      expect(at).toContainEqual(expect.objectContaining({ workerId, scanSiteId: job.scanSiteId }));
    stopping.abort();
    await Promise.all([leading, helping]);
    // Somebody who may be at a block of another scan keeps the site from the next one, whatever has become of the turn.
    const late = (seconds: number) =>
      test.store.db
        .updateTable('scan_blocks')
        .set({ state: 'taken', heard_at: sql<Date>`clock_timestamp() - make_interval(secs => ${seconds})` })
        .where('scan_site_id', '=', job.scanSiteId)
        .execute();
    await test.store.db
      .updateTable('scan_sites')
      .set({ turn_of: null })
      .where('id', '=', job.scanSiteId)
      .execute();
    const next = await scanOf(context, siteId, '127.40.4.0/22');
    const state = async () => (await getScan(context, { scanId: next.scanId })).sites[0];
    await late(-60);
    await executeScanSite(line(aScanner([], 0)), next, never);
    expect(await state()).toMatchObject({ status: 'pending', hold: { reason: 'site_busy' } });
    await late(6);
    await executeScanSite(line(aScanner([], 0)), next, never);
    expect(await state()).toMatchObject({ status: 'partial', hold: null });
  });

  it('are stopped within seconds, whoever has them, and what was found is kept', async () => {
    const { context, job } = await aLargeScan(8);
    const [first, second]: [string[], string[]] = [[], []];
    const over = new AbortController();
    const helping = helpUntil(over.signal, line(aScanner(second, 20)));
    const leading = executeScanSite(line(aScanner(first, 20)), job, never);
    await untilTaken(job, 2);
    await expect.poll(() => Math.min(first.length, second.length), { timeout: 10_000 }).toBeGreaterThan(25);
    await stopScanById(context, { scanId: job.scanId });
    const before = performance.now();
    await leading;
    expect(performance.now() - before).toBeLessThan(10_000);
    const asked = first.length + second.length;
    await wait(500);
    expect(first.length + second.length).toBe(asked);
    const { report } = await getScan(context, { scanId: job.scanId });
    expect(report).toMatchObject({ status: 'stopped' });
    expect(report.reasons).toContain('stopped');
    expect(report.hostsScanned).toBeGreaterThan(2);
    over.abort();
    await helping;
  });

  it('are put down for a pause, and gone on with afterwards', async () => {
    const { context, job } = await aLargeScan(12);
    const asked: string[] = [];
    const over = new AbortController();
    const helping = helpUntil(over.signal, line(aScanner(asked, 5)));
    const leading = executeScanSite(line(aScanner(asked, 5)), job, never);
    await expect
      .poll(async () => (await blocksOf(job)).filter(({ state }) => state === 'done').length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
    await pauseScan(context, { scanId: job.scanId });
    await leading;
    const silent = asked.length;
    await wait(1500);
    expect(asked.length).toBe(silent);
    const done = (await blocksOf(job))
      .filter(({ state }) => state === 'done')
      .map(({ networks }) => networks);
    expect((await getScan(context, { scanId: job.scanId })).sites[0]).toMatchObject({
      hold: { reason: 'paused' },
    });
    asked.length = 0;
    await resumeScan(context, { scanId: job.scanId });
    await executeScanSite(line(aScanner(asked, 1)), job, never);
    over.abort();
    await helping;
    for (const [network] of done) {
      const block = network?.slice(0, network.lastIndexOf('.') + 1) ?? '';
      expect(asked.filter((address) => address.startsWith(block))).toEqual([]);
    }
    const { report } = await getScan(context, { scanId: job.scanId });
    expect(report).toMatchObject({ status: 'partial', reasons: ['local_resources'] });
    expect(await found(job)).toEqual(allOf(12).filter(isHost).sort());
  });

  it('lead no packet outside of what the part permits, whatever is written into them', async () => {
    const { context, job } = await aLargeScan(16);
    const asked: string[] = [];
    let tampered: Promise<unknown> | undefined;
    const scopes: ScanRequest['scope'][] = [];
    const scan = aScanner(asked, 1, ({ scope }) => {
      scopes.push(scope);
      // While the first is worked on: one is widened, one is emptied, one cannot be read.
      tampered ??= (async () => {
        const set = async (position: number, networks: string[]) =>
          test.store.db
            .updateTable('scan_blocks')
            .set({ networks })
            .where('scan_site_id', '=', job.scanSiteId)
            .where('position', '=', position)
            .execute();
        await set(1, ['0.0.0.0/0', '127.0.0.0/8', '::/0']);
        await set(2, []);
        await set(3, ['no network', '127.40.19.0/33']);
      })();
    });
    await executeScanSite(line(scan), job, never);
    await tampered;
    expect([...new Set(asked)].sort()).toEqual(allOf(16).sort());
    for (const scope of scopes)
      for (const outside of ['127.40.15.255', '127.40.20.0', '127.0.0.1', '192.0.2.1', '::1'])
        expect(isInScope(scope, outside), outside).toBe(false);
    expect((await getScan(context, { scanId: job.scanId })).report).toMatchObject({ hostsScanned: 52 });
  });

  it('are refused to who has lost them', async () => {
    const { job } = await aLargeScan(20);
    const stopping = new AbortController();
    const leading = executeScanSite(line(aScanner([], 1000)), job, stopping.signal).catch(() => undefined);
    await untilTaken(job, 1);
    const frozen = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const helper = line(async function* scan(request) {
      begun.resolve();
      await frozen.promise;
      yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
      yield endOf();
    });
    const helping = lendHand(helper, { workerId: helper.workerId ?? '', labels: [] }, never);
    await begun.promise;
    const mine = (await blocksOf(job)).find(({ worker_id: by }) => by === helper.workerId);
    await test.store.db
      .updateTable('scan_blocks')
      .set({ lease: sql<number>`lease + 1`, worker_id: newId() })
      .where('id', '=', mine?.id ?? '')
      .execute();
    frozen.resolve();
    expect(await helping).toBe(false);
    const hosts = await found(job);
    expect(hosts.filter((address) => mine?.networks[0]?.startsWith(address.slice(0, -1)))).toEqual([]);
    expect((await blocksOf(job)).find(({ id }) => id === mine?.id)).toMatchObject({ state: 'taken' });
    stopping.abort();
    await leading;
  });

  it.each(['SIGKILL', 'SIGSTOP'] as const)(
    'are taken over from a helper after %s, and what it kept is not asked again',
    { timeout: 90_000 },
    async (signal) => {
      const third = signal === 'SIGKILL' ? 24 : 28;
      const { context, job } = await aLargeScan(third);
      const first: string[] = [];
      const helper = aProcess('help', signal);
      const leading = executeScanSite(line(aScanner(first, 5)), job, never);
      await expect.poll(() => helper.asked().length, { timeout: 30_000 }).toBeGreaterThan(50);
      helper.child.kill(signal);
      await leading;
      const kept = await found(job);
      expect(kept).toEqual(allOf(third).filter(isHost).sort());
      const twice = first.filter((address) => helper.asked().includes(address));
      expect(twice.filter((address) => address.endsWith('.0') || address.endsWith('.20'))).toEqual([]);
      expect([...new Set([...first, ...helper.asked()])].sort()).toEqual(allOf(third).sort());
      if (signal === 'SIGSTOP') {
        // It wakes up when all is over, and changes nothing.
        helper.child.kill('SIGCONT');
        await wait(2000);
        expect(await found(job)).toEqual(kept);
        helper.child.kill('SIGKILL');
      }
      expect((await getScan(context, { scanId: job.scanId })).report).toMatchObject({
        status: 'partial',
        hostsScanned: kept.length,
      });
    },
  );

  it('go on while the leader is dead, and another goes on with them', { timeout: 90_000 }, async () => {
    const { context, job } = await aLargeScan(32);
    const leader = aProcess('lead', 'leader', job);
    await expect.poll(() => leader.asked().length, { timeout: 30_000 }).toBeGreaterThan(20);
    const second: string[] = [];
    const over = new AbortController();
    const helping = helpUntil(over.signal, line(aScanner(second, 5)));
    await untilTaken(job, 2);
    leader.child.kill('SIGKILL');
    await wait(500);
    const before = second.length;
    await expect.poll(() => second.length, { timeout: 10_000 }).toBeGreaterThan(before + 20);
    const third: string[] = [];
    await executeScanSite(line(aScanner(third, 5)), job, never);
    over.abort();
    await helping;
    expect([...new Set([...leader.asked(), ...second, ...third])].sort()).toEqual(allOf(32).sort());
    expect((await getScan(context, { scanId: job.scanId })).report).toMatchObject({
      hostsScanned: 52,
    });
  });

  it('are not made where one worker shall scan a site, nor for what lies in one block', async () => {
    const whole = await aLargeScan(36);
    const sizes: number[] = [];
    const count = aScanner([], 0, ({ addresses }) => sizes.push(addresses.length));
    await executeScanSite(line(count, { hands: { ...hands, mostHands: 1 } }), whole.job, never);
    const small = await aLargeScan(40);
    await executeScanSite(line(count, { hands: { ...hands, blockAddresses: 1024 } }), small.job, never);
    expect(sizes).toEqual([1024, 1024]);
  });

  it('are not made of a site that an agent scans: the agent gets all of it', async () => {
    const { context, job, siteId } = await aLargeScan(44);
    await test.store.db
      .insertInto('agents')
      .values({
        id: newId(),
        organization_id: context.organizationId,
        site_id: siteId,
        name: 'Factory',
        invitation_hash: newId(),
        invitation_expires_at: new Date(),
        public_key: 'a key of nobody',
        created_at: new Date(),
        enrolled_at: new Date(),
        last_heard_at: new Date(),
      })
      .execute();
    const patience = { untilHeardMs: 3000, silenceMs: 3000, lookEveryMs: 100, stopMs: 500 };
    const agents = { settings: context.settings, patience };
    const asked: string[] = [];
    const leading = executeScanSite(line(aScanner(asked), { agents }), job, never);
    const works = async () =>
      test.store.db
        .selectFrom('agent_works')
        .select('message')
        .where('scan_site_id', '=', job.scanSiteId)
        .execute();
    await expect.poll(async () => (await works()).length, { timeout: 10_000 }).toBe(1);
    const [work] = await works();
    const { request } = JSON.parse(work?.message ?? '') as { request: ScanRequest };
    expect([request.addresses.length, asked, await blocksOf(job)]).toEqual([1024, [], []]);
    await leading;
  });
});
