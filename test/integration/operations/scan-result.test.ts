import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IntelligenceView } from '../../../src/domain/intelligence-view.ts';
import type { HostObservation } from '../../../src/domain/observation.ts';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import { openIntelligence } from '../../../src/operations/intelligence/open-intelligence.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { getScanReport } from '../../../src/operations/scan-reports/get-scan-report.ts';
import { getScanResult } from '../../../src/operations/scan-reports/get-scan-result.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { replayScan } from '../../../src/operations/scans/replay-scan.ts';
import { startScan } from '../../../src/operations/scans/start-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { stopScan } from '../../../src/operations/scans/stop-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { renderScanJson } from '../../../src/reports/json/render-scan-json.ts';
import { ScanJson } from '../../../src/reports/json/scan-json.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { listScanResults } from '../../../src/store/queries/scan-result-queries.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine } from './a-scan-line.ts';
import { scheduleInput } from './a-schedule.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const givenUp = 'given up after 5 attempts without progress';

describe.each(engines)('the result of a scan on $engine', ({ open, skip }) => {
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

  /** A scan of two sites with the same addresses; findings from 4 are counted, those from 7 are warnings. */
  const aScanOfTwoSites = async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const office = await createSite(context, { name: 'Office', networks: ['10.0.0.0/24'] });
    const branch = await createSite(context, { name: 'Branch', networks: ['10.1.0.0/24'] });
    const sites = [office, branch].map(({ id }) => ({ id, subnet: '127.0.0.4/30' }));
    const { id: scanScheduleId } = await createScanSchedule(context, scheduleInput(office.id, { sites }));
    const { scanId } = await startScan(context, { scanScheduleId });
    const { organizationId } = context;
    const parts = await listScanSites(test.store.db, organizationId, scanId);
    const [first, second] = parts.map(({ id }) => ({ organizationId, scanId, scanSiteId: id }));
    const line = aScanLine(test.store, answeringTargets([]), { clock });
    return { context, clock, office, branch, scanScheduleId, scanId, first: first!, second: second!, line };
  };
  const jsonOf = async (context: OperationContext, scanId: string): Promise<ScanJson> =>
    ScanJson.parse(renderScanJson(await getScanResult(context, { scanId })));

  it.skipIf(skip)('is judged again from its JSON to the same bytes', async () => {
    const bundle = await openIntelligence(undefined);
    const { context, scanId, first, second, line } = await aScanOfTwoSites();
    const judging = {
      ...line,
      intelligence: { current: () => bundle },
      judgeHost: (_: IntelligenceView, host: HostObservation) => judgeHost(bundle, host),
    };
    for (const part of [first, second]) await executeScanSite(judging, part, never);
    const json = await jsonOf(context, scanId);
    const { differences, findings } = replayScan(bundle, json, false);
    bundle.close();
    expect(json.scan.min_score).toBe(4);
    expect(findings).toBeGreaterThan(0);
    expect(differences).toEqual([]);
  });

  it.skipIf(skip)('is partial while the scan runs, and ends no sooner than it is read', async () => {
    const { context, clock, scanId, first, second, line } = await aScanOfTwoSites();
    await executeScanSite(line, first, never);
    clock.advance(60_000);
    expect(await getScanResult(context, { scanId })).toMatchObject({
      finishedAt: '2026-11-23T12:01:00.000Z',
      targets: ['127.0.0.4/30', '127.0.0.4/30'],
      partial: true,
      partialReasons: ['still_running'],
    });
    await executeScanSite(line, second, never);
    clock.advance(60_000);
    expect(await getScanResult(context, { scanId })).toMatchObject({
      finishedAt: '2026-11-23T12:01:00.000Z',
      partial: false,
      partialReasons: [],
    });
  });

  it.skipIf(skip)('is partial when a part was stopped before it began', async () => {
    const { context, scanId, scanScheduleId, first, line } = await aScanOfTwoSites();
    await executeScanSite(line, first, never);
    await stopScan(context, { scanScheduleId });
    const result = await getScanResult(context, { scanId });
    expect(result).toMatchObject({ partial: true, partialReasons: ['stopped'] });
    expect(result.hosts).toHaveLength(4);
  });

  it.skipIf(skip)('is empty, with the reasons, when the scan ended before anything was judged', async () => {
    const { context, scanId, scanScheduleId } = await aScanOfTwoSites();
    await expect(getScanResult(context, { scanId })).rejects.toMatchObject({ code: 'scan_result_not_ready' });
    await stopScan(context, { scanScheduleId });
    const report = await getScanReport(context, { scanId });
    expect(report).toMatchObject({ jsonUrl: expect.any(String), warningThreshold: 7, warningCount: 0 });
    expect(await jsonOf(context, scanId)).toMatchObject({
      scan: {
        status: 'stopped',
        partial: true,
        partial_reasons: ['stopped'],
        intel: { digest: 'none', records: 0 },
      },
      hosts: [],
      summary: { hosts_scanned: 0 },
    });
  });

  it.skipIf(skip)(
    'is judged by the intelligence in use at its end, should that change meanwhile',
    async () => {
      const { first, line } = await aScanOfTwoSites();
      const before = line.intelligence.current();
      const after = { ...before, info: { ...before.info, digest: 'sha256:of-tomorrow' } };
      const judged: string[] = [];
      let current = before;
      await executeScanSite(
        {
          ...line,
          intelligence: { current: () => current },
          judgeHost: (bundle, host) => {
            judged.push(bundle.info.digest);
            current = after;
            return line.judgeHost(bundle, host);
          },
        },
        first,
        never,
      );
      expect(new Set(judged.slice(-4))).toEqual(new Set(['sha256:of-tomorrow']));
    },
  );

  it.skipIf(skip)('is judged anew where that changes before it is kept', async () => {
    const { context, scanId, first, line } = await aScanOfTwoSites();
    const before = line.intelligence.current();
    const after = { ...before, info: { ...before.info, digest: 'sha256:of-tomorrow' } };
    // Asked before judging and after it; then it waits for whoever keeps what a rematch says of the site.
    let asked = 0;
    const current = () => ((asked += 1) > 2 ? after : before);
    await executeScanSite({ ...line, intelligence: { current } }, first, never);
    const [part] = await listScanResults(test.store.db, context.organizationId, scanId);
    expect(part?.result.intel.digest).toBe('sha256:of-tomorrow');
  });

  it.skipIf(skip)('holds what was found by a part that was given up', async () => {
    const { context, clock, scanId, first, second, line } = await aScanOfTwoSites();
    await executeScanSite(line, first, never);
    const breaking = async function* scan({ addresses }: ScanRequest): AsyncIterable<ScanEvent> {
      if (addresses.includes('127.0.0.4')) {
        yield { type: 'host', host: aHost([anSshService()], '127.0.0.4') };
      }
      throw new Error('broken');
    };
    const broken = aScanLine(test.store, breaking, { clock });
    for (let attempt = 0; attempt <= 5; attempt += 1) {
      // The first one got on by one host and does not count.
      await expect(executeScanSite(broken, second, never)).rejects.toThrow('broken');
    }
    await executeScanSite(broken, second, never);
    expect(await getScanReport(context, { scanId })).toMatchObject({
      status: 'partial',
      hostsScanned: 5,
      percentageFailed: 50,
      reasons: [givenUp],
    });
    const result = await getScanResult(context, { scanId });
    expect(result.hosts).toHaveLength(5);
    expect(result.partialReasons).toEqual([givenUp]);
  });

  it.skipIf(skip)('gives a part up without its hosts when they cannot be judged', async () => {
    const { context, clock, scanId, first, second, line } = await aScanOfTwoSites();
    await executeScanSite(line, first, never);
    const judgeHost = () => {
      throw new Error('cannot judge');
    };
    const broken = aScanLine(test.store, answeringTargets([]), { judgeHost, clock });
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await executeScanSite(broken, second, never).catch((error: unknown) => {
        expect(String(error)).toContain('cannot judge');
      });
    }
    expect(await getScanReport(context, { scanId })).toMatchObject({ status: 'partial', reasons: [givenUp] });
    expect((await getScanResult(context, { scanId })).hosts).toHaveLength(4);
  });

  it.skipIf(skip)('tells hosts of different sites apart, and marks what is a warning', async () => {
    const { context, office, branch, scanScheduleId, scanId, first, second, line } = await aScanOfTwoSites();
    for (const part of [first, second]) await executeScanSite(line, part, never);
    await test.store.db.updateTable('sites').set({ name: 'Branch 2' }).where('id', '=', branch.id).execute();
    const report = await getScanReport(context, { scanId });
    // Scores are those of the last numbers, 4 to 7.
    expect(report).toMatchObject({ cveCount: 8, warningThreshold: 7, warningCount: 2 });
    const { scan, hosts, summary } = await jsonOf(context, scanId);
    expect(scan).toMatchObject({
      scan_code: report.scanCode,
      scan_schedule_id: scanScheduleId,
      status: 'finished',
      warning_threshold: 7,
    });
    expect(summary.warning_count).toBe(2);
    const place = [
      [office.id, 'Office'],
      [branch.id, 'Branch 2'],
    ];
    expect(hosts.map(({ ip_address, site_id, site_name }) => [ip_address, [site_id, site_name]])).toEqual(
      place.flatMap((site) => [4, 5, 6, 7].map((last) => [`127.0.0.${last}`, site])),
    );
    expect(hosts.slice(0, 4).map(({ findings }) => findings[0]?.warning)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it.skipIf(skip)('knows no warnings without a schedule', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const { id: siteId } = await createSite(context, { name: 'Office', networks: ['127.0.0.0/24'] });
    const { scanId, scanSiteId } = await startSiteScan(context, { siteId, targets: ['127.0.0.9'] });
    const { organizationId } = context;
    const line = aScanLine(test.store, answeringTargets([]));
    await executeScanSite(line, { organizationId, scanId, scanSiteId }, never);
    expect(await getScanReport(context, { scanId })).toMatchObject({
      cveCount: 1,
      scanScheduleId: null,
      warningThreshold: null,
      warningCount: null,
    });
    const { scan, hosts, summary } = await jsonOf(context, scanId);
    expect([scan.warning_threshold, summary.warning_count]).toEqual([null, null]);
    expect(hosts[0]?.findings[0]?.warning).toBe(false);
  });
});
