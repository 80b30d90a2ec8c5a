import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { getScanReport } from '../../../src/operations/scan-reports/get-scan-report.ts';
import { getScanResult } from '../../../src/operations/scan-reports/get-scan-result.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import { deleteScanSchedule } from '../../../src/operations/scan-schedules/delete-scan-schedule.ts';
import { getLatestScanStatus } from '../../../src/operations/scan-schedules/get-latest-scan-status.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startScan } from '../../../src/operations/scans/start-scan.ts';
import { startSingleIpScan } from '../../../src/operations/scans/start-single-ip-scan.ts';
import { stopScan } from '../../../src/operations/scans/stop-scan.ts';
import { stopScanById } from '../../../src/operations/scans/stop-scan-by-id.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { defaultLimits } from '../../../src/scanning/scan-limits.ts';
import { scanTargets } from '../../../src/scanning/scan-targets.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { answeringTargets, aScanLine, endOf, progressOf } from './a-scan-line.ts';
import { scheduleInput } from './a-schedule.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const hourMs = 3_600_000;

describe.each(engines)('runs of whole schedules on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });

  /** Two sites, the first with two subnets and an excluded address. */
  const aWideSchedule = async (context: OperationContext) => {
    const excludedNetworks = ['127.0.0.1'];
    const office = await createSite(context, { name: 'Office', networks: ['10.0.0.0/24'], excludedNetworks });
    const branch = await createSite(context, { name: 'Branch', networks: ['10.1.0.0/24'] });
    const sites = [
      { id: office.id, subnet: '127.0.0.0/30' },
      { id: branch.id, subnet: '127.0.1.4/32' },
      { id: office.id, subnet: '127.0.2.8/31' },
    ];
    const { id: scanScheduleId } = await createScanSchedule(
      context,
      scheduleInput(office.id, { sites, minCvss: 0 }),
    );
    return { office, branch, scanScheduleId };
  };
  const jobsOf = async ({ store, organizationId }: OperationContext, scanId: string) =>
    (await listScanSites(store.db, organizationId, scanId)).map(({ id }) => ({
      organizationId,
      scanId,
      scanSiteId: id,
    }));
  const runAll = async (context: OperationContext, scanId: string, line: ExecuteScanContext) => {
    for (const job of await jobsOf(context, scanId)) await executeScanSite(line, job, never);
  };

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

  describe('when started', () => {
    it.skipIf(skip)('are one scan of every site and subnet, without what is excluded', async () => {
      const context = await tenant();
      const { office, branch, scanScheduleId } = await aWideSchedule(context);
      const latest = () => getLatestScanStatus(context, { scanScheduleId });
      expect(await latest()).toBeUndefined();
      const { scanId, status } = await startScan(context, { scanScheduleId });
      expect(status).toBe('pending');
      expect(await latest()).toEqual({ targets: [office.id, branch.id], scanned: [], failed: [] });

      const asked: string[][] = [];
      const line = aScanLine(test.store, answeringTargets(asked));
      const [first, second] = await jobsOf(context, scanId);
      await executeScanSite(line, first!, never);
      expect(await latest()).toMatchObject({ scanned: [office.id], failed: [] });
      expect(await getScanReport(context, { scanId })).toMatchObject({
        status: 'running',
        percentageDone: 50,
      });
      await executeScanSite(line, second!, never);
      expect(asked).toEqual([
        ['127.0.0.0', '127.0.0.2', '127.0.0.3', '127.0.2.8', '127.0.2.9'],
        ['127.0.1.4'],
      ]);
      expect(await latest()).toMatchObject({ scanned: [office.id, branch.id], failed: [] });
      expect(await getScanReport(context, { scanId })).toMatchObject({
        scanScheduleId,
        kind: 'scheduled',
        status: 'finished',
        targets: 2,
        hostsScanned: 6,
        percentageDone: 100,
        progress: { addressesTotal: 6, phase: 'done' },
      });
      const seen = await getLatestScanStatus(asActor(context, { siteIds: [branch.id] }), { scanScheduleId });
      expect(seen).toEqual({ targets: [branch.id], scanned: [branch.id], failed: [] });
    });

    it.skipIf(skip)('are refused while one runs, and within a day of the last start', async () => {
      const clock = new MovableClock('2026-11-23T12:00:00Z');
      const context = await aTenant({ store: test.store, jobs }, { clock });
      const { scanScheduleId } = await aWideSchedule(context);
      const { scanId } = await startScan(context, { scanScheduleId });
      const again = () => startScan(context, { scanScheduleId });
      await expect(again()).rejects.toMatchObject({ kind: 'conflict', code: 'scan_already_running' });
      await runAll(context, scanId, aScanLine(test.store, answeringTargets([])));
      clock.advance(23 * hourMs);
      await expect(again()).rejects.toMatchObject({
        kind: 'rate_limited',
        code: 'scan_trigger_limit',
        retryAfterSeconds: 3600,
      });
      const unlimited = { ...context, settings: { ...context.settings, triggerLimitHours: 0 } };
      const { scanId: second } = await startScan(unlimited, { scanScheduleId });
      await stopScanById(context, { scanId: second });
      expect((await listAuditEntries(test.store.db, context.organizationId)).at(-1)).toMatchObject({
        before: { status: 'pending' },
        after: { status: 'stopped' },
      });
      clock.advance(24 * hourMs);
      expect((await again()).status).toBe('pending');
    });

    it.skipIf(skip)('are accepted once when asked for twice at the same moment', async () => {
      const context = await tenant();
      const unlimited = { ...context, settings: { ...context.settings, triggerLimitHours: 0 } };
      const { scanScheduleId } = await aWideSchedule(context);
      const starts = Array.from({ length: 4 }, () => startScan(unlimited, { scanScheduleId }));
      const outcomes = await Promise.allSettled(starts);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') continue;
        expect(outcome.reason).toMatchObject({ code: 'scan_already_running' });
      }
    });

    it.skipIf(skip)('need the scope, all sites of the schedule, and one that is left', async () => {
      const [context, other] = [await tenant(), await tenant()];
      const { office, branch, scanScheduleId } = await aWideSchedule(context);
      const as = (actor: Parameters<typeof asActor>[1]) =>
        startScan(asActor(context, actor), { scanScheduleId });
      await expect(as({ scopes: ['cve:view'] })).rejects.toMatchObject({ code: 'missing_scope' });
      await expect(as({ siteIds: [office.id] })).rejects.toMatchObject({ code: 'restricted_to_sites' });
      await expect(as({ siteIds: [] })).rejects.toMatchObject({ code: 'scan_schedule_not_found' });
      await expect(startScan(other, { scanScheduleId })).rejects.toMatchObject({
        code: 'scan_schedule_not_found',
      });
      await test.store.db.deleteFrom('sites').where('id', 'in', [office.id, branch.id]).execute();
      await expect(as({})).rejects.toMatchObject({ kind: 'conflict', code: 'scan_schedule_without_sites' });
    });

    it.skipIf(skip)('leave single addresses free of the limit', async () => {
      const context = await tenant();
      const { office, scanScheduleId } = await aWideSchedule(context);
      await startScan(context, { scanScheduleId });
      const input = { scheduleId: scanScheduleId, siteId: office.id, ipAddress: '127.0.0.2' };
      expect(await startSingleIpScan(context, input)).toMatchObject({
        status: 'pending',
        ipAddress: '127.0.0.2',
        siteId: office.id,
        createdAt: '2026-11-23T12:00:00.000Z',
        message: 'Scan initiated. Check back for results.',
      });
      const excluded = startSingleIpScan(context, { ...input, ipAddress: '127.0.0.1' });
      await expect(excluded).rejects.toMatchObject({ code: 'ip_outside_site' });
    });
  });

  describe('when stopped', () => {
    /** One host at once, then nothing until it is told to end; tells when it has begun and when it ended. */
    const slowLine = (began: () => void, ended: () => void): ExecuteScanContext =>
      aScanLine(test.store, async function* scan(request: ScanRequest, signal): AsyncIterable<ScanEvent> {
        yield { type: 'progress', progress: progressOf(request, 1) };
        yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
        began();
        await wait(60_000, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
        ended();
        const half = aHost([anSshService()], request.addresses[1]);
        yield { type: 'host', host: { ...half, partialReasons: ['stopped'] } };
        yield endOf(['stopped']);
      });

    it.skipIf(skip)('end within five seconds, keep what was found, and say so', async () => {
      const context = await tenant();
      const { scanScheduleId } = await aWideSchedule(context);
      const { scanId } = await startScan(context, { scanScheduleId });
      const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const [first, second] = await jobsOf(context, scanId);
      const line = slowLine(begun.resolve, ended.resolve);
      const working = executeScanSite(line, first!, never);
      await begun.promise;
      const askedAt = performance.now();
      expect(await stopScan(context, { scanScheduleId })).toMatchObject({ scanId, status: 'stopping' });
      expect(await getScanSchedule(context, { scanScheduleId })).toMatchObject({
        running: true,
        status: 'stopping',
      });
      await ended.promise;
      expect(performance.now() - askedAt).toBeLessThan(5000);
      await working;
      // Nobody had begun the other site's part, and nobody will.
      await executeScanSite(line, second!, never);
      expect(await getScanReport(context, { scanId })).toMatchObject({
        status: 'stopped',
        running: false,
        reasons: ['stopped'],
        hostsScanned: 2,
        cveCount: 2,
      });
      const result = await getScanResult(context, { scanId });
      expect(result.hosts.map(({ host, findings }) => [host.ipAddress, findings.length])).toEqual([
        ['127.0.0.0', 1],
        ['127.0.0.2', 1],
      ]);
      expect(await getScanSchedule(context, { scanScheduleId })).toMatchObject({
        status: 'ready',
        latestScan: { id: scanId },
      });
      const nothing = { kind: 'not_found', code: 'no_running_scan' };
      await expect(stopScan(context, { scanScheduleId })).rejects.toMatchObject(nothing);
      await expect(stopScanById(context, { scanId })).rejects.toMatchObject(nothing);
      const entries = await listAuditEntries(test.store.db, context.organizationId);
      expect(entries.filter(({ action }) => action === 'stopScan')).toMatchObject([
        { objectId: scanId, before: { status: 'running', stopRequestedAt: null, scanScheduleId } },
      ]);
      const [{ after }] = entries.filter(({ action }) => action === 'stopScan') as [AuditEntry];
      expect(after).toMatchObject({ status: 'running', stopRequestedAt: expect.any(String) });
    });

    it.skipIf(skip)('end at once where nobody had begun', async () => {
      const context = await tenant();
      const { scanScheduleId } = await aWideSchedule(context);
      const { scanId } = await startScan(context, { scanScheduleId });
      await stopScan(context, { scanScheduleId });
      expect(await getScanReport(context, { scanId })).toMatchObject({
        status: 'stopped',
        jsonUrl: expect.any(String),
        pdfUrl: expect.any(String),
      });
      const asked: string[][] = [];
      await runAll(context, scanId, aScanLine(test.store, answeringTargets(asked)));
      expect(asked).toEqual([]);
    });

    it.skipIf(skip)('send nothing any more when the process that worked on them had died', async () => {
      const context = await tenant();
      const { scanScheduleId } = await aWideSchedule(context);
      const { scanId } = await startScan(context, { scanScheduleId });
      const [job] = await jobsOf(context, scanId);
      const broken = aScanLine(test.store, async function* scan(request): AsyncIterable<ScanEvent> {
        yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
        throw new Error('died');
      });
      await expect(executeScanSite(broken, job!, never)).rejects.toThrow('died');
      await stopScan(context, { scanScheduleId });
      const asked: string[][] = [];
      await executeScanSite(aScanLine(test.store, answeringTargets(asked)), job!, never);
      expect(asked).toEqual([]);
      expect(await getScanReport(context, { scanId })).toMatchObject({ status: 'stopped', hostsScanned: 1 });
    });

    it.skipIf(skip)('with the schedule deleted, keep their report', async () => {
      const context = await tenant();
      const { scanScheduleId } = await aWideSchedule(context);
      const { scanId } = await startScan(context, { scanScheduleId });
      const begun = Promise.withResolvers<void>();
      const [job] = await jobsOf(context, scanId);
      const working = executeScanSite(
        slowLine(begun.resolve, () => undefined),
        job!,
        never,
      );
      await begun.promise;
      await deleteScanSchedule(context, { scanScheduleId });
      await working;
      const gone = { kind: 'not_found', code: 'scan_schedule_not_found' };
      await expect(getScanSchedule(context, { scanScheduleId })).rejects.toMatchObject(gone);
      await expect(deleteScanSchedule(context, { scanScheduleId })).rejects.toMatchObject(gone);
      expect(await getScanReport(context, { scanId })).toMatchObject({ status: 'stopped', scanScheduleId });
    });

    it.skipIf(skip)('open no connection of a real scan after that', { timeout: 60_000 }, async () => {
      const connections: number[] = [];
      const server: Server = createServer((socket) => {
        if (socket.localAddress?.startsWith('127.85.') === true) connections.push(performance.now());
        socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_7.4\r\n');
      });
      server.listen(0, '0.0.0.0');
      await once(server, 'listening');
      const { port } = server.address() as { port: number };
      const context = await tenant();
      const site = await createSite(context, { name: 'Loopback', networks: ['127.85.0.0/16'] });
      const sites = [{ id: site.id, subnet: '127.85.0.0/16' }];
      const schedule = await createScanSchedule(context, scheduleInput(site.id, { sites }));
      const { scanId } = await startScan(context, { scanScheduleId: schedule.id });
      const [job] = await jobsOf(context, scanId);
      const limits = { ...defaultLimits, ratePerSecond: 200 };
      const ports = { tcp: [port], udp: [] };
      const line = aScanLine(test.store, () => [] as never, { scanTargets, ports, limits });
      const working = executeScanSite(line, job!, never);
      while (connections.length < 50) await wait(20);
      const askedAt = performance.now();
      await stopScan(context, { scanScheduleId: schedule.id });
      await working;
      expect(performance.now() - askedAt).toBeLessThan(5000);
      await wait(1000);
      expect(connections.at(-1)! - askedAt).toBeLessThan(5000);
      const report = await getScanReport(context, { scanId });
      expect(report).toMatchObject({ status: 'stopped', progress: { addressesTotal: 65_536 } });
      expect(report.reasons).toEqual(['stopped']);
      expect(report.hostsScanned).toBeGreaterThan(0);
      server.close();
    });
  });
});
