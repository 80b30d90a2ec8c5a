import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation } from '../../../src/domain/observation.ts';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { IntelligenceBundle } from '../../../src/intelligence/bundle/intelligence-bundle.ts';
import { judgeAbsence } from '../../../src/matching/judge-absence.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import { readScanReport } from '../../../src/operations/scan-reports/read-scan-report.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createFindingRule } from '../../../src/operations/finding-rules/create-finding-rule.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { verifyFinding } from '../../../src/operations/findings/verify-finding.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { ChangedFinding } from '../../../src/reports/model/scan-changes.ts';
import { renderScanPdf } from '../../../src/reports/pdf/render-scan-pdf.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { findScan } from '../../../src/store/queries/scan-queries.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { bundleOf, configuration, node, record, vulnerable } from '../matching/bundle-of.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanLine, endOf } from './a-scan-line.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee } from './an-inventory.ts';

const cveId = 'CVE-2030-1001';
const never = new AbortController().signal;

describe.each(engines)('what a report says that its scan changed, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let bundle: IntelligenceBundle;
  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    const matches = [vulnerable('a:acme:server', { endExcluding: '2.0' })];
    bundle = await bundleOf([record(cveId, [configuration('OR', [node('OR', matches)])])]);
  });
  afterAll(async () => {
    if (skip) return;
    bundle.close();
    await jobs.stop();
    await test.dispose();
  });

  /** Scans one device that runs `version` at an address; gives the id of the scan. */
  async function scan(
    context: OperationContext & { readonly clock: MovableClock },
    siteId: string,
    version: string,
    address: string,
  ): Promise<string> {
    context.clock.advance(60_000);
    const { scanId } = await startSiteScan(context, { siteId, targets: [address] });
    return runScan(context, scanId, version, address);
  }

  async function runScan(
    context: OperationContext & { readonly clock: MovableClock },
    scanId: string,
    version: string,
    address: string,
  ): Promise<string> {
    const { clock, organizationId } = context;
    const [part] = await listScanSites(test.store.db, organizationId, scanId);
    const [ssh, at] = [anSshService(), clock.now().toISOString()];
    const cpe = [`cpe:2.3:a:acme:server:${version}:*:*:*:*:*:*:*`];
    const web = { ...ssh, port: 443, identity: { ...ssh.identity, version, cpe, extra: {} } };
    const host: HostObservation = { ...aHost([web], address), startedAt: at, finishedAt: at };
    const answering = async function* scanTargets(): AsyncIterable<ScanEvent> {
      yield { type: 'host', host };
      yield endOf();
    };
    const line = aScanLine(test.store, answering, {
      clock,
      judgeHost: (_, seen) => judgeHost(bundle, seen),
      judgeAbsence: (_, absent) => judgeAbsence(bundle, absent),
    });
    await executeScanSite(line, { organizationId, scanId, scanSiteId: part?.id ?? '' }, never);
    return scanId;
  }

  async function reportOf(context: OperationContext, scanId: string) {
    const found = await findScan(test.store.db, context.organizationId, { id: scanId });
    return readScanReport(context, found!, '1.0.0');
  }

  it.skipIf(skip)(
    'is what it found new, found again and proved to be fixed, and stays the same',
    async () => {
      const clock = new MovableClock('2030-01-01T00:00:00Z');
      const context = { ...(await aTenant({ store: test.store, jobs }, { clock })), clock };
      const siteId = await aSiteToSee(context);
      const scans: string[] = [];
      const pdfs: Buffer[] = [];
      for (const [version, last] of [
        ['1.0', 5],
        ['1.0', 6],
        ['2.0', 6],
        ['1.0', 7],
      ] as const) {
        const scanId = await scan(context, siteId, version, `10.0.0.${last}`);
        scans.push(scanId);
        pdfs.push(await buffer(renderScanPdf(await reportOf(context, scanId))));
      }
      const reports = await Promise.all(scans.map(async (scanId) => reportOf(context, scanId)));
      const at = (findings: readonly ChangedFinding[] = []) =>
        findings.map(({ ipAddress, cve, tier }) => [ipAddress, cve.cveId, tier]);
      expect(
        reports.map(({ changes }) => [at(changes?.opened), at(changes?.reopened), at(changes?.fixed)]),
      ).toEqual([
        [[['10.0.0.5', cveId, 'sixty_days']], [], []],
        [[], [], []],
        [[], [], [['10.0.0.6', cveId, 'sixty_days']]],
        [[], [['10.0.0.7', cveId, 'sixty_days']], []],
      ]);
      const again = await Promise.all(reports.map(async (report) => buffer(renderScanPdf(report))));
      expect(again.map((bytes, index) => bytes.equals(pdfs[index]!))).toEqual([true, true, true, true]);
    },
  );

  it.skipIf(skip)('is open again where it found what somebody had called mitigated', async () => {
    const clock = new MovableClock('2030-01-01T00:00:00Z');
    const context = { ...(await aTenant({ store: test.store, jobs }, { clock })), clock };
    const siteId = await aSiteToSee(context);
    await scan(context, siteId, '1.0', '10.0.0.5');
    const [finding] = (await listFindings(context)).items;
    const findingId = finding?.id ?? '';
    clock.advance(1000);
    const words = { status: 'mitigated', justification: 'Behind the firewall.' } as const;
    await createFindingRule(context, { findingId, ...words });
    const other = await scan(context, siteId, '1.0', '10.0.0.5');
    clock.advance(60_000);
    const { scanId } = await verifyFinding(context, { findingId });
    await runScan(context, scanId, '1.0', '10.0.0.5');
    expect((await listFindings(context)).items[0]?.state).toBe('reopened');
    const { changes } = await reportOf(context, scanId);
    expect(changes?.reopened.map(({ cve }) => cve.cveId)).toEqual([cveId]);
    expect([changes?.opened, changes?.fixed]).toEqual([[], []]);
    // Other scans refute nothing.
    expect((await reportOf(context, other)).changes?.reopened).toEqual([]);
  });
});
