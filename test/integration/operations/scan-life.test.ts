import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createBlackoutWindow } from '../../../src/operations/blackout-windows/create-blackout-window.ts';
import { getScanReport } from '../../../src/operations/scan-reports/get-scan-report.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { pauseScan } from '../../../src/operations/scans/pause-scan.ts';
import { resumeScan } from '../../../src/operations/scans/resume-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { stopScanById } from '../../../src/operations/scans/stop-scan-by-id.ts';
import { wakeHeldScans } from '../../../src/operations/scans/wake-held-scans.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { answeringTargets, aScanLine, endOf, progressOf } from './a-scan-line.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;

describe.each(engines)('the life of a scan on $engine', ({ open, skip }) => {
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

  const aSite = async (context: OperationContext) =>
    createSite(context, { name: `Office ${context.newId()}`, networks: ['127.0.0.0/28'] });
  const aScan = async (context: OperationContext, siteId: string) => {
    const { scanId, scanSiteId } = await startSiteScan(context, {
      siteId,
      targets: ['127.0.0.1', '127.0.0.2'],
    });
    return { organizationId: context.organizationId, scanId, scanSiteId };
  };

  const deadlines = { scanMs: 72 * 3_600_000, stallMs: 60_000, pauseMs: 86_400_000 };
  const wake = async (context: OperationContext, queue: JobQueue) =>
    wakeHeldScans({ clock: context.clock, store: test.store, jobs: queue, deadlines });

  it.skipIf(skip)('has its site to itself: another waits, says for whom, and is woken', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const site = await aSite(context);
    const [first, second] = [await aScan(context, site.id), await aScan(context, site.id)];
    const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = aScanLine(test.store, async function* scan(request): AsyncIterable<ScanEvent> {
      begun.resolve();
      await go.promise;
      yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
      yield endOf();
    });
    const working = executeScanSite(slow, first, never);
    await begun.promise;
    const asked: string[][] = [];
    const line = aScanLine(test.store, answeringTargets(asked));
    await executeScanSite(line, second, never);
    expect(asked).toEqual([]);
    const { report: of } = await getScan(context, { scanId: first.scanId });
    expect(await getScanReport(context, { scanId: second.scanId })).toMatchObject({
      status: 'pending',
      hold: { reason: 'site_busy', by: of.scanCode },
    });
    const requeued: string[] = [];
    const watched = {
      ...jobs,
      requeueRunScan: async (job: typeof first) => void requeued.push(job.scanSiteId),
    };
    await wake(context, watched);
    expect(requeued).not.toContain(second.scanSiteId);
    go.resolve();
    await working;
    await wake(context, watched);
    expect(requeued).toContain(second.scanSiteId);
    await executeScanSite(line, second, never);
    expect(asked).toEqual([['127.0.0.1', '127.0.0.2']]);
    const end = await getScan(context, { scanId: second.scanId });
    expect(end).toMatchObject({ report: { status: 'finished', hold: null }, sites: [{ hold: null }] });
  });

  it.skipIf(skip)('goes on after a hold through the queue itself', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const site = await aSite(context);
    const [first, second] = [await aScan(context, site.id), await aScan(context, site.id)];
    const line = aScanLine(test.store, answeringTargets([]));
    const begun: string[] = [];
    const own = new Set([first.scanId, second.scanId]);
    const queue = await openQuietQueue(test.store);
    // Two workers at once: one of the two scans meets the other at the site.
    await queue.startWorker(
      async (job, signal) => {
        if (!own.has(job.scanId)) return;
        begun.push(job.scanId);
        const slow = aScanLine(test.store, async function* scan(request): AsyncIterable<ScanEvent> {
          await wait(300);
          yield* answeringTargets([])(request);
        });
        await executeScanSite(begun.length === 1 ? slow : line, job, signal);
      },
      { concurrency: 2 },
    );
    const isOver = async (scanId: string) => !(await getScanReport(context, { scanId })).running;
    const giveUpAt = performance.now() + 20_000;
    while (!((await isOver(first.scanId)) && (await isOver(second.scanId)))) {
      expect(performance.now()).toBeLessThan(giveUpAt);
      await wait(200);
      await wake(context, queue);
    }
    await queue.stop();
    expect(new Set(begun)).toEqual(own);
  });

  it.skipIf(skip)('ends at once when it is stopped while it waits for its site', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const site = await aSite(context);
    const [first, second] = [await aScan(context, site.id), await aScan(context, site.id)];
    await test.store.db
      .updateTable('scan_sites')
      .set({ turn_of: site.id })
      .where('id', '=', first.scanSiteId)
      .execute();
    await executeScanSite(aScanLine(test.store, answeringTargets([])), second, never);
    await stopScanById(context, { scanId: second.scanId });
    const report = await getScanReport(context, { scanId: second.scanId });
    expect(report).toMatchObject({ status: 'stopped', hold: null });
  });

  it.skipIf(skip).each([
    ['partial', 'with what it found', 1],
    ['failed', 'where it found nothing', 0],
  ] as const)('that gets nowhere ends as %s, %s', async (status, _how, hosts) => {
    const context = await aTenant({ store: test.store, jobs });
    const job = await aScan(context, (await aSite(context)).id);
    const line = aScanLine(
      test.store,
      async function* scan(request, signal): AsyncIterable<ScanEvent> {
        if (hosts > 0) yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
        for (let look = 0; look < 1000; look += 1) {
          if (signal?.aborted === true) break;
          yield { type: 'progress', progress: progressOf(request, 1) };
          await wait(20);
        }
        yield endOf();
      },
      { deadlines: { scanMs: 3_600_000, stallMs: 200, pauseMs: 7_200_000 } },
    );
    await executeScanSite(line, job, never);
    const report = await getScanReport(context, { scanId: job.scanId });
    expect(report).toMatchObject({ status, reasons: ['no_progress'], hostsScanned: hosts });
  });

  it.skipIf(skip)('ends at its deadline, wherever it stands', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const job = await aScan(context, (await aSite(context)).id);
    const over = { clock, deadlines: { scanMs: 3_600_000, stallMs: 60_000, pauseMs: 7_200_000 } };
    const broken = aScanLine(
      test.store,
      async function* scan(request): AsyncIterable<ScanEvent> {
        yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
        throw new Error('died');
      },
      over,
    );
    await expect(executeScanSite(broken, job, never)).rejects.toThrow('died');
    clock.advance(3_600_001);
    const asked: string[][] = [];
    await executeScanSite(aScanLine(test.store, answeringTargets(asked), over), job, never);
    expect(asked).toEqual([]);
    const report = await getScanReport(context, { scanId: job.scanId });
    expect(report).toMatchObject({ status: 'partial', reasons: ['scan_deadline'], hostsScanned: 1 });
  });

  it.skipIf(skip)('counts the time of its site over crashes', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const job = await aScan(context, (await aSite(context)).id);
    const limits = { ...aScanLine(test.store, answeringTargets([])).limits, scanTimeoutMs: 60_000 };
    const given: number[] = [];
    const dying = aScanLine(
      test.store,
      async function* scan(request): AsyncIterable<ScanEvent> {
        given.push(request.limits.scanTimeoutMs);
        if (given.length === 1) yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
        // Waiting for the router's sake is no work.
        await wait(1500);
        yield { type: 'progress', progress: progressOf(request, 1), isWaiting: true };
        await wait(600);
        yield { type: 'progress', progress: progressOf(request, 1) };
        throw new Error('died');
      },
      { limits },
    );
    await expect(executeScanSite(dying, job, never)).rejects.toThrow('died');
    await expect(executeScanSite(dying, job, never)).rejects.toThrow('died');
    expect(given[0]).toBe(60_000);
    expect(given[1]).toBeLessThan(59_500);
    expect(given[1]).toBeGreaterThan(58_000);
    const part = test.store.db.updateTable('scan_sites').where('id', '=', job.scanSiteId);
    await part.set({ worked_ms: 60_000 }).execute();
    const asked: string[][] = [];
    await executeScanSite(aScanLine(test.store, answeringTargets(asked), { limits }), job, never);
    expect(asked).toEqual([]);
    const report = await getScanReport(context, { scanId: job.scanId });
    expect(report).toMatchObject({ status: 'partial', reasons: ['scan_timeout'], hostsScanned: 1 });
  });

  /** One host, then nothing until it is told to end; tells when it has begun. */
  const slowLine = (began: () => void, over: Parameters<typeof aScanLine>[2]) =>
    aScanLine(
      test.store,
      async function* scan(request, signal): AsyncIterable<ScanEvent> {
        yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
        began();
        await wait(60_000, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
        const cut = aHost([anSshService()], request.addresses[1]);
        yield { type: 'host', host: { ...cut, partialReasons: ['stopped'] } };
        yield endOf(['stopped']);
      },
      over,
    );

  it.skipIf(skip)('pauses when somebody asks, and goes on from what it has found', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const job = await aScan(context, (await aSite(context)).id);
    const { scanId } = job;
    const begun = Promise.withResolvers<void>();
    const working = executeScanSite(slowLine(begun.resolve, {}), job, never);
    await begun.promise;
    await expect(resumeScan(context, { scanId })).rejects.toMatchObject({ code: 'scan_not_paused' });
    const askedAt = performance.now();
    expect(await pauseScan(context, { scanId })).toMatchObject({ scanId, status: 'pausing' });
    await working;
    expect(performance.now() - askedAt).toBeLessThan(5000);
    expect(await getScanReport(context, { scanId })).toMatchObject({
      status: 'running',
      hold: { reason: 'paused', by: null },
    });
    const requeued: string[] = [];
    const watched = {
      ...jobs,
      requeueRunScan: async ({ scanSiteId }: typeof job) => void requeued.push(scanSiteId),
    };
    await wake(context, watched);
    expect(requeued).not.toContain(job.scanSiteId);
    expect(await resumeScan(context, { scanId })).toMatchObject({ status: 'resuming' });
    await wake(context, watched);
    expect(requeued).toContain(job.scanSiteId);
    const asked: string[][] = [];
    await executeScanSite(aScanLine(test.store, answeringTargets(asked)), job, never);
    // The host that the pause cut short was not kept.
    expect(asked).toEqual([['127.0.0.2']]);
    expect(await getScanReport(context, { scanId })).toMatchObject({ status: 'finished', hostsScanned: 2 });
    await expect(pauseScan(context, { scanId })).rejects.toMatchObject({ code: 'no_running_scan' });
    await expect(resumeScan(context, { scanId })).rejects.toMatchObject({ code: 'no_running_scan' });
  });

  it.skipIf(skip)('is stopped while it is paused, and keeps what it has found', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const job = await aScan(context, (await aSite(context)).id);
    const { scanId } = job;
    const begun = Promise.withResolvers<void>();
    const working = executeScanSite(slowLine(begun.resolve, {}), job, never);
    await begun.promise;
    await pauseScan(context, { scanId });
    await working;
    await stopScanById(context, { scanId });
    await executeScanSite(aScanLine(test.store, answeringTargets([])), job, never);
    expect(await getScanReport(context, { scanId })).toMatchObject({ status: 'stopped', hostsScanned: 1 });
  });

  it.skipIf(skip)('pauses while a blackout window is open, at most as long as it may', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const site = await aSite(context);
    const job = await aScan(context, site.id);
    const { scanId } = job;
    const begun = Promise.withResolvers<void>();
    const over = { clock, deadlines: { scanMs: 90 * 3_600_000, stallMs: 60_000, pauseMs: 86_400_000 } };
    const working = executeScanSite(slowLine(begun.resolve, over), job, never);
    await begun.promise;
    const single = { startsAt: '2026-11-23T12:30:00Z', endsAt: '2026-11-25T12:30:00Z' };
    await createBlackoutWindow(context, { name: 'Inventory', siteIds: [site.id], single });
    clock.advance(1_800_000);
    await working;
    const { hold } = await getScanReport(context, { scanId });
    expect(hold).toEqual({
      reason: 'blackout',
      since: '2026-11-23T12:30:00.000Z',
      by: 'Inventory',
      until: '2026-11-25T12:30:00.000Z',
    });
    const asked: string[][] = [];
    const line = aScanLine(test.store, answeringTargets(asked), over);
    clock.advance(23 * 3_600_000);
    await executeScanSite(line, job, never);
    expect(await getScanReport(context, { scanId })).toMatchObject({ status: 'running', hold });
    clock.advance(3_600_000);
    await executeScanSite(line, job, never);
    expect(asked).toEqual([]);
    expect(await getScanReport(context, { scanId })).toMatchObject({
      status: 'partial',
      reasons: ['pause_timeout'],
      hostsScanned: 1,
      hold: null,
    });
    // Whoever starts a scan while the window is open means it.
    const meant = await aScan(context, site.id);
    await executeScanSite(line, meant, never);
    expect(await getScanReport(context, { scanId: meant.scanId })).toMatchObject({ status: 'finished' });
  });

  it.skipIf(skip)('leaves kinds of devices out while a window for them is open', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const site = await aSite(context);
    const line = (asked: string[][], exclusions: unknown[] = []) =>
      aScanLine(
        test.store,
        async function* scan(request): AsyncIterable<ScanEvent> {
          exclusions.push(request.excludedDevices);
          asked.push([...request.addresses]);
          for (const address of request.addresses) {
            yield { type: 'host', host: { ...aHost([anSshService()], address), macAddress: null } };
          }
          yield endOf();
        },
        { clock },
      );
    await executeScanSite(line([]), await aScan(context, site.id), never);
    await test.store.db
      .updateTable('devices')
      .set({ device_class: 'nas' })
      .where('site_id', '=', site.id)
      .where('ip_address', '=', '127.0.0.1')
      .execute();
    const single = { startsAt: '2026-11-23T12:00:00Z', endsAt: '2026-11-23T13:00:00Z' };
    await createBlackoutWindow(context, { name: 'Backups', deviceClasses: ['nas', 'printer'], single });
    const [asked, exclusions]: [string[][], unknown[]] = [[], []];
    const job = await aScan(context, site.id);
    await executeScanSite(line(asked, exclusions), job, never);
    expect(asked).toEqual([['127.0.0.2']]);
    expect(exclusions).toEqual([[{ kind: 'class', deviceClass: 'printer' }]]);
    expect(await getScanReport(context, { scanId: job.scanId })).toMatchObject({
      status: 'partial',
      reasons: ['a blackout window kept devices out: nas, printer'],
    });
  });
});
