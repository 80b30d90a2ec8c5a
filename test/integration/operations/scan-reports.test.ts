import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDeviceHistory } from '../../../src/operations/devices/list-device-history.ts';
import { listDevices } from '../../../src/operations/devices/list-devices.ts';
import { getCvesByMacAddress } from '../../../src/operations/findings/get-cves-by-mac-address.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { deleteScanReport } from '../../../src/operations/scan-reports/delete-scan-report.ts';
import { getScanReport } from '../../../src/operations/scan-reports/get-scan-report.ts';
import { listScanReports } from '../../../src/operations/scan-reports/list-scan-reports.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { aFindingOf, aHostResult } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine } from './a-scan-line.ts';
import { aScheduledSite } from './a-schedule.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { seeHosts } from './an-inventory.ts';

const never = new AbortController().signal;

describe.each(engines)('scan reports on $engine', ({ open, skip }) => {
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

  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const aScan = async (context: OperationContext) => {
    const { site, schedule } = await aScheduledSite(context);
    const ips = ['127.0.0.7', '127.0.0.9'];
    const { scanId, scanSiteId } = await startMultipleIpScan(context, {
      scheduleId: schedule.id,
      siteId: site.id,
      ips,
    });
    return { site, schedule, job: { organizationId: context.organizationId, scanId, scanSiteId } };
  };
  const anEndedScan = async (context: OperationContext) => {
    const scan = await aScan(context);
    await executeScanSite(aScanLine(test.store, answeringTargets([])), scan.job, never);
    return scan;
  };

  it.skipIf(skip)('come newest first, ended and running, a page at a time', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const other = await tenant();
    await anEndedScan(other);
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      // Two at one instant are told apart by their ids.
      if (count % 2 === 0) clock.advance(1000);
      const { job } = await (count === 3 ? aScan(context) : anEndedScan(context));
      ids.unshift(job.scanId);
    }
    const all = await listScanReports(context);
    expect(all.items.map(({ id }) => id)).toEqual(ids);
    expect(all.nextCursor).toBeNull();
    expect(all.items[1]).toMatchObject({ status: 'pending', running: true, jsonUrl: null, pdfUrl: null });
    expect(all.items[0]).toEqual(await getScanReport(context, { scanId: ids[0] ?? '' }));

    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listScanReports(context, { limit: 2, ...(cursor !== null && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(ids);
    await expect(listScanReports(context, { cursor: 'x' })).rejects.toMatchObject({ code: 'cursor_invalid' });
    await expect(listScanReports(context, { limit: 0 })).rejects.toMatchObject({ code: 'parameter_invalid' });
    await expect(listScanReports(asActor(context, { scopes: [] }))).rejects.toMatchObject({
      code: 'missing_scope',
    });
  });

  it.skipIf(skip)('show a narrowed key only scans all of whose sites it may see', async () => {
    const context = await tenant();
    const [one, two] = [await anEndedScan(context), await anEndedScan(context)];
    // The second scan is of both sites.
    await test.store.db
      .insertInto('scan_sites')
      .values({
        id: context.newId(),
        organization_id: context.organizationId,
        scan_id: two.job.scanId,
        site_id: one.site.id,
        targets: [],
        subnets: [],
        excluded_networks: [],
        excluded_devices: [],
        status: 'failed',
        progress: null,
        reasons: [],
        attempts: 0,
        started_at: null,
        finished_at: null,
      })
      .execute();
    const idsFor = async (siteIds: string[] | null) =>
      (await listScanReports(asActor(context, { siteIds }))).items.map(({ id }) => id);
    expect(await idsFor([one.site.id])).toEqual([one.job.scanId]);
    expect(await idsFor([two.site.id])).toEqual([]);
    expect(await idsFor([one.site.id, two.site.id])).toEqual([two.job.scanId, one.job.scanId]);
    expect(await idsFor([])).toEqual([]);
    expect(await idsFor(null)).toHaveLength(2);
    const { items } = await listScanReports(context, { limit: 1 });
    expect(items[0]).toMatchObject({ targets: 2, percentageDone: 100, percentageFailed: 50 });
  });

  it.skipIf(skip)('ask the database the same number of times for a hundred as for one', async () => {
    const context = await tenant();
    const { job } = await anEndedScan(context);
    await sql`insert into scans (id, organization_id, scan_code, kind, schedule_id, min_cvss, status, reasons,
        created_at, started_at, finished_at, figures)
      select gen_random_uuid(), organization_id, 'copy-' || n, kind, schedule_id, min_cvss, status, reasons,
        created_at - n * interval '1 minute', started_at, finished_at, figures
      from scans, generate_series(1, 2000) n where id = ${job.scanId}`.execute(test.store.db);
    await sql`insert into scan_sites (id, organization_id, scan_id, site_id, targets, subnets, status, reasons,
        attempts, started_at, finished_at)
      select gen_random_uuid(), s.organization_id, s.id, p.site_id, p.targets, p.subnets, p.status, p.reasons, 0,
        p.started_at, p.finished_at
      from scans s, scan_sites p where s.scan_code like 'copy-%' and s.organization_id = p.organization_id
        and p.scan_id = ${job.scanId}`.execute(test.store.db);
    await sql`analyze scans, scan_sites`.execute(test.store.db);
    const { items, nextCursor } = await listScanReports(context, { limit: 100 });
    expect(items).toHaveLength(100);
    expect(nextCursor).not.toBeNull();
    const queries = async (limit: number) => {
      let count = 0;
      const counted = context.store.db.withPlugin({
        transformQuery: ({ node }) => {
          count += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await listScanReports({ ...context, store: { ...context.store, db: counted } }, { limit });
      return count;
    };
    expect(await queries(100)).toBe(await queries(1));
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const began = performance.now();
      await listScanReports(context, { limit: 100 });
      times.push(performance.now() - began);
    }
    // Far above what it takes, and far below what a query for each report would.
    expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(100);
  });

  it.skipIf(skip)('can be deleted once they have ended, and are written down before', async () => {
    const context = await tenant();
    const { job, schedule } = await anEndedScan(context);
    const report = await getScanReport(context, { scanId: job.scanId });
    const notFound = { kind: 'not_found', code: 'scan_not_found' };
    const elsewhere = asActor(context, { siteIds: [context.newId()] });
    await expect(deleteScanReport(elsewhere, { scanId: job.scanId })).rejects.toMatchObject(notFound);
    await expect(deleteScanReport(await tenant(), { scanId: job.scanId })).rejects.toMatchObject(notFound);
    const viewer = asActor(context, { scopes: ['cve:view', 'cve:create', 'cve:update'] });
    await expect(deleteScanReport(viewer, { scanId: job.scanId })).rejects.toMatchObject({
      code: 'missing_scope',
    });

    await deleteScanReport(context, { scanId: report.scanCode.toLowerCase() });
    await expect(getScanReport(context, { scanId: job.scanId })).rejects.toMatchObject(notFound);
    await expect(deleteScanReport(context, { scanId: job.scanId })).rejects.toMatchObject(notFound);
    for (const table of ['scan_sites', 'scan_results'] as const) {
      const rows = await test.store.db
        .selectFrom(table)
        .select('scan_id')
        .where('scan_id', '=', job.scanId)
        .execute();
      expect(rows, table).toEqual([]);
    }
    const entry = (await listAuditEntries(test.store.db, context.organizationId)).find(
      ({ action }) => action === 'deleteScanReport',
    );
    expect(entry).toMatchObject({
      objectKind: 'scan',
      objectId: job.scanId,
      before: {
        scanCode: report.scanCode,
        scanScheduleId: schedule.id,
        status: 'finished',
        figures: { hostsScanned: 2, cveCount: report.cveCount },
      },
      after: null,
    });
  });

  it.skipIf(skip)('leave what they found in the history when they are deleted', async () => {
    const context = await tenant();
    const { site, job } = await anEndedScan(context);
    const mac = '00:0C:42:00:00:01';
    const found = [aFindingOf('CVE-2030-1001'), aFindingOf('CVE-2030-1002')];
    await seeHosts(context, site.id, [aHostResult('127.0.0.7', { macAddress: mac }, found)], job.scanId);
    const history = async () => {
      const devices = (await listDevices(context, { siteId: site.id })).items;
      const device = devices.find(({ macAddress }) => macAddress === mac);
      return {
        devices,
        findings: (await listFindings(context, { siteId: site.id })).items,
        events: (await listDeviceHistory(context, { deviceId: device?.id ?? '' })).items,
        answer: await getCvesByMacAddress(context, { macAddresses: [mac] }),
      };
    };
    const sightings = () =>
      test.store.db.selectFrom('finding_sightings').selectAll().where('scan_id', '=', job.scanId).execute();
    const [before, seenBefore] = [await history(), await sightings()];
    expect(before.answer).toMatchObject({ totalCveInstances: 2, totalScans: 1 });
    expect(before.events.length).toBeGreaterThan(0);
    expect(seenBefore.length).toBeGreaterThanOrEqual(2);

    await deleteScanReport(context, { scanId: job.scanId });
    await expect(getScanReport(context, { scanId: job.scanId })).rejects.toMatchObject({
      code: 'scan_not_found',
    });
    expect((await listScanReports(context)).items).toEqual([]);
    expect(await history()).toEqual(before);
    expect(await sightings()).toEqual(seenBefore);
  });

  it.skipIf(skip)('cannot be deleted while they run', async () => {
    const context = await tenant();
    const { job } = await aScan(context);
    await expect(deleteScanReport(context, { scanId: job.scanId })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'scan_still_running',
    });
    expect(await getScanReport(context, { scanId: job.scanId })).toMatchObject({ running: true });
  });
});
