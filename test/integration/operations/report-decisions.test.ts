import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation } from '../../../src/domain/observation.ts';
import type { HostResult } from '../../../src/domain/scan-result.ts';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { createFindingRule } from '../../../src/operations/finding-rules/create-finding-rule.ts';
import { endFindingRule } from '../../../src/operations/finding-rules/end-finding-rule.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import { exportScanReport } from '../../../src/operations/scan-reports/export-scan-report.ts';
import { readScanReport } from '../../../src/operations/scan-reports/read-scan-report.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { importVex } from '../../../src/operations/vex-imports/import-vex.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { findScan } from '../../../src/store/queries/scan-queries.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { aFindingOf, aHostResult } from '../../support/a-host-result.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { ScanJson } from '../../../src/reports/json/scan-json.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanLine, endOf } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';
import { seeHosts } from './an-inventory.ts';

const never = new AbortController().signal;
const [first, second] = ['48:A9:8A:11:00:01', '48:A9:8A:11:00:02'];

describe.each(engines)('a report and the list of findings, on $engine,', ({ open, skip }) => {
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

  /** How the findings of hosts stand in the report and in the list, after a decision about one MAC address. */
  async function standings(
    macAddress: string,
    hosts: readonly HostObservation[],
    seenBefore: readonly HostResult[] = [],
  ) {
    const context = await aTenant({ store: test.store, jobs });
    const { organizationId } = context;
    const { id: siteId } = await createSite(context, { name: 'Branch', networks: ['127.9.12.0/29'] });
    await seeHosts(context, siteId, seenBefore);
    const targets = hosts.map(({ ipAddress }) => ipAddress);
    const { scanId } = await startSiteScan(context, { siteId, targets });
    const [part] = await listScanSites(test.store.db, organizationId, scanId);
    const answering = async function* scan(): AsyncIterable<ScanEvent> {
      for (const host of hosts) yield { type: 'host', host };
      yield endOf();
    };
    const job = { organizationId, scanId, scanSiteId: part!.id };
    await executeScanSite(aScanLine(test.store, answering), job, never);
    const { items } = await listFindings(context, {});
    for (const { cveId } of items) {
      const decision = { status: 'accepted', justification: 'Decided by a test.' } as const;
      await updateCveStatus(context, { macAddress, cveId, ...decision, expirationDate: null });
    }
    const scan = await findScan(test.store.db, organizationId, { id: scanId });
    const { result, decisionOf } = await readScanReport(context, scan!, '1.0.0');
    return {
      list: Object.fromEntries(
        (await listFindings(context, {})).items
          .filter(({ device }) => targets.includes(device.ipAddress))
          .map(({ device, standing }) => [device.ipAddress, standing]),
      ),
      report: Object.fromEntries(
        result.hosts.map((host) => [
          host.host.ipAddress,
          decisionOf(host, host.findings[0]!)?.kind ?? 'open',
        ]),
      ),
    };
  }
  const hostAt = (last: number, over: Partial<HostObservation>) => ({
    ...aHost([anSshService()], `127.9.12.${last}`),
    ...over,
  });

  it.skipIf(skip)('agree on a decision about another interface of the device', async () => {
    const router = hostAt(3, { macAddress: first, ownMacAddresses: [first, second] });
    const expected = { '127.9.12.3': 'accepted' };
    expect(await standings(second, [router])).toEqual({ list: expected, report: expected });
  });

  it.skipIf(skip)('agree that what is behind a router is not decided with it', async () => {
    const behind = [3, 4, 5].map((last) => hostAt(last, { macAddress: first }));
    const expected = { '127.9.12.3': 'open', '127.9.12.4': 'open', '127.9.12.5': 'open' };
    const cves = [1003, 1004, 1005].map((number) => aFindingOf(`CVE-2026-${number}`));
    const router = aHostResult('127.9.12.1', { macAddress: first }, cves);
    expect(await standings(first, behind, [router])).toEqual({ list: expected, report: expected });
  });

  it.skipIf(skip)('tell in JSON what counts now, and who said it', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const { organizationId } = context;
    const { id: siteId } = await createSite(context, { name: 'Branch', networks: ['127.9.12.0/29'] });
    const { scanId } = await startSiteScan(context, { siteId, targets: ['127.9.12.3'] });
    const [part] = await listScanSites(test.store.db, organizationId, scanId);
    const answering = async function* scan(): AsyncIterable<ScanEvent> {
      yield { type: 'host', host: hostAt(3, { macAddress: first }) };
      yield endOf();
    };
    const job = { organizationId, scanId, scanSiteId: part!.id };
    await executeScanSite(aScanLine(test.store, answering), job, never);
    const written = async () => {
      const { content } = await exportScanReport(context, { scanId, format: 'json' }, '1.0.0');
      return text(content);
    };
    const before = await written();
    expect(ScanJson.parse(JSON.parse(before)).hosts[0]?.findings[0]?.decision).toBeUndefined();
    const [found] = (await listFindings(context, {})).items;
    const rule = await createFindingRule(context, {
      findingId: found?.id ?? '',
      status: 'false_positive',
      justification: 'Built without what is attacked.',
      vexJustification: 'vulnerable_code_not_present',
    });
    const after = await written();
    expect(await written()).toBe(after);
    const findings = ScanJson.parse(JSON.parse(after)).hosts.flatMap((host) => host.findings);
    const decided = findings.filter(({ decision }) => decision !== undefined);
    expect(decided.length).toBeGreaterThan(0);
    expect(new Set(decided.map(({ cve_id }) => cve_id))).toEqual(new Set([found?.cveId]));
    expect(decided[0]?.decision).toEqual({
      status: 'false_positive',
      by: 'rule',
      id: rule.id,
      justification: 'Built without what is attacked.',
      vex_justification: 'vulnerable_code_not_present',
      vex_document: null,
      decided_by: context.actor.id,
      decided_at: rule.createdAt,
      expires_at: null,
    });
    await endFindingRule(context, { findingRuleId: rule.id });
    expect(await written()).toBe(before);
  });

  it.skipIf(skip)('do not agree where a document is about what an older scan has not judged', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const { organizationId } = context;
    const { id: siteId } = await createSite(context, { name: 'Branch', networks: ['127.9.12.0/29'] });
    const { scanId } = await startSiteScan(context, { siteId, targets: ['127.9.12.3'] });
    const [part] = await listScanSites(test.store.db, organizationId, scanId);
    const host = hostAt(3, { macAddress: first });
    const answering = async function* scan(): AsyncIterable<ScanEvent> {
      yield { type: 'host', host };
      yield endOf();
    };
    const job = { organizationId, scanId, scanSiteId: part!.id };
    await executeScanSite(aScanLine(test.store, answering), job, never);
    const [found] = (await listFindings(context, {})).items;
    const cveId = found?.cveId ?? '';
    // By now something else answers there, and its vendor says that it is not affected.
    const judgedCpe = 'cpe:2.3:a:other:program:1.0:*:*:*:*:*:*:*';
    const now = { ...aFindingOf(cveId), judgedCpe };
    await seeHosts(context, siteId, [aHostResult('127.9.12.3', { macAddress: first }, [now])]);
    const content = JSON.stringify({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://example.net/vex/1',
      author: 'Example Networks',
      timestamp: '2026-01-01T00:00:00Z',
      version: 1,
      statements: [
        {
          vulnerability: { name: cveId },
          products: [{ identifiers: { cpe23: judgedCpe } }],
          status: 'not_affected',
        },
      ],
    });
    expect(await importVex(context, { content })).toMatchObject({ rules: 1, covers: 1 });
    const scan = await findScan(test.store.db, organizationId, { id: scanId });
    const { result, decisionOf } = await readScanReport(context, scan!, '1.0.0');
    const [seen] = result.hosts;
    expect(decisionOf(seen!, seen!.findings[0]!)).toBeUndefined();
    expect(decisionOf(seen!, { ...seen!.findings[0]!, judgedCpe })).toMatchObject({
      kind: 'false_positive',
      vexDocument: { author: 'Example Networks' },
    });
  });
});
