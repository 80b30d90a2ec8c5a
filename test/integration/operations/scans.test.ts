import { isScopeSealed } from '../../../src/operations/scans/scope-seal.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import { startFirstScan } from '../../../src/operations/first-run/start-first-scan.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { getScanReport } from '../../../src/operations/scan-reports/get-scan-report.ts';
import { getScanResult } from '../../../src/operations/scan-reports/get-scan-result.ts';
import { openScanReportFile } from '../../../src/operations/scan-reports/open-scan-report-file.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { listObservedAddresses } from '../../../src/store/queries/scan-observation-queries.ts';
import { listUnfinishedScanSites } from '../../../src/store/queries/scan-lease-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { answeringTargets, aScanLine, endOf } from './a-scan-line.ts';
import { aScheduledSite } from './a-schedule.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;

describe.each(engines)('scans on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const anAcceptedScan = async (context: OperationContext, ips = ['127.0.0.1', '127.0.0.2', '127.0.0.3']) => {
    const { site, schedule } = await aScheduledSite(context);
    const started = await startMultipleIpScan(context, { scheduleId: schedule.id, siteId: site.id, ips });
    const { scanId, scanSiteId } = started;
    return { site, schedule, started, job: { organizationId: context.organizationId, scanId, scanSiteId } };
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

  describe('when accepted', () => {
    it.skipIf(skip)('answer with ids and each address once, in the order they were named', async () => {
      const context = await tenant();
      const { started, job } = await anAcceptedScan(context, ['127.0.0.9', '127.0.0.66', '127.0.0.9']);
      expect(started).toMatchObject({
        targetIps: ['127.0.0.9', '127.0.0.66'],
        message: 'Scan started successfully',
      });
      expect(await listUnfinishedScanSites(test.store.db)).toContainEqual({
        ...job,
        workerLabel: null,
        jobForm: 1,
      });
      const report = await getScanReport(context, { scanId: started.scanId });
      expect(report).toMatchObject({ status: 'pending', running: true, runtime: 'not started', targets: 1 });
      expect(report.scanCode).toMatch(/^[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}$/u);
      const byCode = await getScanReport(context, { scanId: report.scanCode.toLowerCase() });
      expect(byCode.id).toBe(started.scanId);
    });

    it.skipIf(skip).each([
      ['outside everything', ['127.0.0.1', '127.0.0.200', '192.0.2.7'], ['127.0.0.200', '192.0.2.7']],
      ['excluded by the site', ['127.0.0.5'], ['127.0.0.5']],
    ])('refuse addresses %s, naming them, and keep nothing', async (_why, ips, named) => {
      const context = await tenant();
      const refusal = anAcceptedScan(context, ips);
      await expect(refusal).rejects.toMatchObject({ kind: 'invalid', code: 'ip_outside_site' });
      for (const ip of named) await expect(refusal).rejects.toThrow(ip);
      const entries = await listAuditEntries(test.store.db, context.organizationId);
      expect(entries.map((entry) => entry.action)).toEqual(['createSite', 'createScanSchedule']);
    });

    it.skipIf(skip)('refuse what is no list of 1 to 1024 IPv4 addresses', async () => {
      const context = await tenant();
      const { site, schedule } = await aScheduledSite(context);
      const start = (ips: unknown) =>
        startMultipleIpScan(context, { scheduleId: schedule.id, siteId: site.id, ips: ips as string[] });
      await expect(start(undefined)).rejects.toMatchObject({ kind: 'invalid', code: 'parameter_missing' });
      for (const ips of [[], ['::1'], ['127.0.0.1/32'], ['localhost'], [1]]) {
        await expect(start(ips)).rejects.toMatchObject({ kind: 'invalid', code: 'parameter_invalid' });
      }
      const many = Array.from({ length: 1025 }, (_, index) => `127.0.${index >> 8}.${index & 255}`);
      await expect(start(many)).rejects.toMatchObject({ kind: 'invalid', code: 'too_many_ips' });
    });

    it.skipIf(skip)(
      'tell a site outside the schedule from one that does not exist for the caller',
      async () => {
        const [one, other] = [await tenant(), await tenant()];
        const { site, schedule } = await aScheduledSite(one);
        const branch = await createSite(one, { name: 'Branch', networks: ['127.0.0.0/28'] });
        const ips = ['127.0.0.1'];
        const start = (context: OperationContext, siteId: string, scheduleId = schedule.id) =>
          startMultipleIpScan(context, { scheduleId, siteId, ips });
        await expect(start(one, branch.id)).rejects.toMatchObject({
          kind: 'invalid',
          code: 'site_not_in_schedule',
        });
        const noSite = { kind: 'not_found', code: 'site_not_found' };
        const noSchedule = { kind: 'not_found', code: 'scan_schedule_not_found' };
        await expect(start(one, one.newId())).rejects.toMatchObject(noSite);
        await expect(start(one, site.id, one.newId())).rejects.toMatchObject(noSchedule);
        await expect(start(other, site.id)).rejects.toMatchObject(noSchedule);
        await expect(start(asActor(one, { siteIds: [branch.id] }), site.id)).rejects.toMatchObject(
          noSchedule,
        );
        await expect(start(asActor(one, { siteIds: [site.id] }), branch.id)).rejects.toMatchObject(noSite);
        await expect(start(asActor(one, { scopes: ['cve:view'] }), site.id)).rejects.toMatchObject({
          kind: 'forbidden',
          code: 'missing_scope',
        });
      },
    );
  });

  describe('when run', () => {
    it.skipIf(skip)('end with a report whose figures respect the threshold of the schedule', async () => {
      const context = await tenant();
      const { job, schedule } = await anAcceptedScan(context, ['127.0.0.2', '127.0.0.7', '127.0.0.9']);
      const asked: string[][] = [];
      await executeScanSite(aScanLine(test.store, answeringTargets(asked)), job, never);
      expect(asked).toEqual([['127.0.0.2', '127.0.0.7', '127.0.0.9']]);
      const report = await getScanReport(context, { scanId: job.scanId });
      // Scores are 2, 7 and 9; the schedule counts from 4.
      expect(report).toMatchObject({
        scanScheduleId: schedule.id,
        status: 'finished',
        running: false,
        hostsScanned: 3,
        hostsWithCves: 2,
        sitesWithCves: 1,
        openPorts: 3,
        uniquePorts: 1,
        cveCount: 2,
        uniqueCves: 2,
        cveRepeatRatio: 1,
        highestScore: 9,
        averageScore: 8,
        percentageDone: 100,
        percentageFailed: 0,
        pdfUrl: expect.stringContaining(`/v1/scan-reports/${job.scanId}/report.pdf?expires=`),
      });
      expect(report.progress).toMatchObject({ addressesTotal: 3 });
      const result = await getScanResult(context, { scanId: job.scanId });
      expect(result.id).toBe(job.scanId);
      expect(result.hosts.map(({ host, findings }) => [host.ipAddress, findings.length])).toEqual([
        ['127.0.0.2', 0],
        ['127.0.0.7', 1],
        ['127.0.0.9', 1],
      ]);
      const after = await getScanSchedule(context, { scanScheduleId: schedule.id });
      expect(after).toMatchObject({ status: 'ready', running: false, latestScan: { id: job.scanId } });
    });

    it.skipIf(skip)('are partial, with the reasons, when the line says so', async () => {
      const context = await tenant();
      const { job } = await anAcceptedScan(context);
      const line = aScanLine(test.store, answeringTargets([], ['scan deadline reached']));
      await executeScanSite(line, job, never);
      const report = await getScanReport(context, { scanId: job.scanId });
      expect(report).toMatchObject({ status: 'partial', reasons: ['scan deadline reached'] });
    });

    it.skipIf(skip)('keep hosts that speak in bytes no database takes', async () => {
      const context = await tenant();
      const { job } = await anAcceptedScan(context, ['127.0.0.2']);
      const hostile = { ...anSshService(), banner: 'a\u0000b\uD800c' };
      const line = aScanLine(test.store, async function* scan(): AsyncIterable<ScanEvent> {
        yield { type: 'host', host: aHost([hostile], '127.0.0.2') };
        yield endOf(['odd \u0000 reason']);
      });
      await executeScanSite(line, job, never);
      const { hosts, partialReasons } = await getScanResult(context, { scanId: job.scanId });
      expect(hosts[0]?.host.services[0]?.banner).toBe('a\uFFFDb\uFFFDc');
      expect(partialReasons).toEqual(['odd \uFFFD reason']);
    });

    it.skipIf(skip)('never ask what the site has excluded since they were accepted', async () => {
      const context = await tenant();
      const { job, site } = await anAcceptedScan(context);
      await test.store.db
        .updateTable('sites')
        .set({ excluded_networks: ['127.0.0.2/32'] })
        .where('id', '=', site.id)
        .execute();
      const asked: string[][] = [];
      await executeScanSite(aScanLine(test.store, answeringTargets(asked)), job, never);
      expect(asked).toEqual([['127.0.0.1', '127.0.0.3']]);
      const { reasons } = await getScanReport(context, { scanId: job.scanId });
      expect(reasons).toEqual(['127.0.0.2: no longer inside the networks of the site']);
    });

    it.skipIf(skip)('send nothing once somebody changed where they go', async () => {
      const context = await tenant();
      const { job } = await anAcceptedScan(context);
      const asked: string[][] = [];
      const line = aScanLine(test.store, answeringTargets(asked), {
        isScopeSealed: (organizationId, part) => isScopeSealed(context.settings, organizationId, part),
      });
      await test.store.db
        .updateTable('scan_sites')
        .set({ targets: ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'] })
        .where('id', '=', job.scanSiteId)
        .execute();
      await executeScanSite(line, job, never);
      expect(asked).toEqual([]);
      const report = await getScanReport(context, { scanId: job.scanId });
      expect(report.status).toBe('failed');
      expect(report.reasons.join()).toMatch(/seal of this server/u);
    });

    it.skipIf(skip)(
      'bear the seal they were accepted with, ask no excluded device, and tell what they sent',
      async () => {
        const context = await tenant();
        const { job, site } = await anAcceptedScan(context);
        await test.store.db
          .updateTable('sites')
          .set({ excluded_devices: ['class:plc', 'mac:00:1A:2B:3C:4D:5E'] })
          .where('id', '=', site.id)
          .execute();
        const requests: ScanRequest[] = [];
        const traffic = { packetsSent: 7, peakPerSecond: 5, ratePerSecond: 1000, ratePerSecondPerHost: 40 };
        const line = aScanLine(
          test.store,
          async function* scan(request): AsyncIterable<ScanEvent> {
            requests.push(request);
            yield { ...endOf(), traffic } as ScanEvent;
          },
          { isScopeSealed: (organizationId, part) => isScopeSealed(context.settings, organizationId, part) },
        );
        await executeScanSite(line, job, never);
        expect(requests[0]?.excludedDevices).toEqual([
          { kind: 'class', deviceClass: 'plc' },
          { kind: 'mac', macAddress: '00:1A:2B:3C:4D:5E' },
        ]);
        expect((await getScanResult(context, { scanId: job.scanId })).traffic).toEqual(traffic);
      },
    );

    it.skipIf(skip)('go on after the last finished host, and doing it twice changes nothing', async () => {
      const context = await tenant();
      const { job } = await anAcceptedScan(context);
      const stop = new AbortController();
      const stopping = aScanLine(
        test.store,
        async function* scan(request: ScanRequest): AsyncIterable<ScanEvent> {
          yield { type: 'host', host: aHost([anSshService()], request.addresses[0]) };
          stop.abort(new Error('stop'));
          yield endOf(['stopped']);
        },
      );
      await expect(executeScanSite(stopping, job, stop.signal)).rejects.toThrow('stop');
      expect(await getScanReport(context, { scanId: job.scanId })).toMatchObject({ status: 'running' });
      expect(await listObservedAddresses(test.store.db, job.organizationId, job.scanSiteId)).toEqual([
        '127.0.0.1',
      ]);

      const asked: string[][] = [];
      const line = aScanLine(test.store, answeringTargets(asked));
      await executeScanSite(line, job, never);
      expect(asked).toEqual([['127.0.0.2', '127.0.0.3']]);
      const report = await getScanReport(context, { scanId: job.scanId });
      expect(report).toMatchObject({ status: 'finished', hostsScanned: 3, reasons: [] });
      const result = await getScanResult(context, { scanId: job.scanId });
      await executeScanSite(line, job, never);
      expect(asked).toHaveLength(1);
      expect(await getScanResult(context, { scanId: job.scanId })).toEqual(result);
    });

    it.skipIf(skip)('give one result when two workers hold the same job', async () => {
      const context = await tenant();
      const { job } = await anAcceptedScan(context);
      const line = aScanLine(test.store, answeringTargets([]));
      const both = await Promise.allSettled([
        executeScanSite(line, job, never),
        executeScanSite(line, job, never),
      ]);
      // The one who took it first may hear that it is not his any more.
      const failures = both.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
      expect(failures.filter((reason) => !reason.startsWith('LeaseLost'))).toEqual([]);
      expect(failures.length).toBeLessThan(2);
      const result = await getScanResult(context, { scanId: job.scanId });
      expect(result.hosts.map(({ host }) => host.ipAddress)).toEqual(['127.0.0.1', '127.0.0.2', '127.0.0.3']);
      const entries = await listAuditEntries(test.store.db, context.organizationId);
      expect(entries.filter((entry) => entry.action === 'executeScanSite')).toHaveLength(1);
    });

    it.skipIf(skip)('are given up after five attempts that got nowhere, and say so', async () => {
      const context = await tenant();
      const { job } = await anAcceptedScan(context);
      const broken = aScanLine(test.store, () => {
        throw new Error('broken');
      });
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        await expect(executeScanSite(broken, job, never)).rejects.toThrow('broken');
      }
      await executeScanSite(broken, job, never);
      expect(await getScanReport(context, { scanId: job.scanId })).toMatchObject({
        status: 'failed',
        running: false,
        reasons: ['given up after 5 attempts without progress'],
        percentageFailed: 100,
        jsonUrl: expect.any(String),
      });
    });
  });

  describe('as reports', () => {
    it.skipIf(skip)('do not exist for another organization or a key without their site', async () => {
      const [one, other] = [await tenant(), await tenant()];
      const { job } = await anAcceptedScan(one);
      const notFound = { kind: 'not_found', code: 'scan_not_found' };
      const { scanCode } = await getScanReport(one, { scanId: job.scanId });
      for (const scanId of [job.scanId, scanCode]) {
        await expect(getScanReport(other, { scanId })).rejects.toMatchObject(notFound);
        await expect(getScanResult(other, { scanId })).rejects.toMatchObject(notFound);
        const elsewhere = asActor(one, { siteIds: [one.newId()] });
        await expect(getScanReport(elsewhere, { scanId })).rejects.toMatchObject(notFound);
      }
      await expect(getScanReport(one, { scanId: 'nonsense' })).rejects.toMatchObject(notFound);
      await expect(getScanResult(one, { scanId: job.scanId })).rejects.toMatchObject({
        code: 'scan_result_not_ready',
      });
    });

    it.skipIf(skip)('open by their signed link until it expires, and by no other', async () => {
      const clock = new MovableClock('2026-11-23T12:00:00Z');
      const context = await aTenant({ store: test.store, jobs }, { clock });
      const { job } = await anAcceptedScan(context);
      await executeScanSite(aScanLine(test.store, answeringTargets([])), job, never);
      const { jsonUrl } = await getScanReport(context, { scanId: job.scanId });
      const link = new URL(jsonUrl ?? '');
      expect(link.pathname).toBe(`/v1/scan-reports/${job.scanId}/report.json`);
      const given = {
        scanId: job.scanId,
        expires: link.searchParams.get('expires') ?? '',
        signature: link.searchParams.get('signature') ?? '',
      };
      const open = async (link: typeof given) => openScanReportFile(context, link, '1.0.0');
      expect((await open(given)).result.id).toBe(job.scanId);
      const invalid = { kind: 'forbidden', code: 'link_invalid' };
      const later = String(Number(given.expires) + 1);
      await expect(open({ ...given, expires: later })).rejects.toMatchObject(invalid);
      await expect(open({ ...given, signature: 'x' })).rejects.toMatchObject(invalid);
      await expect(open({ ...given, scanId: context.newId() })).rejects.toMatchObject(invalid);
      clock.advance(3_600_000);
      await expect(open(given)).rejects.toMatchObject({ code: 'link_expired' });
    });
  });

  it.skipIf(skip)('have no first one where there was no first start', async () => {
    const context = await tenant();
    const site = await createSite(context, { name: 'This machine', networks: ['127.0.0.0/8'] });
    expect(await startFirstScan(context, { siteId: site.id })).toBeUndefined();
    const entries = await listAuditEntries(test.store.db, context.organizationId);
    expect(entries.map((entry) => entry.action)).toEqual(['createSite']);
  });
});
