import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostResult } from '../../../src/domain/scan-result.ts';
import { listDevices } from '../../../src/operations/devices/list-devices.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listNewlyExploited } from '../../../src/store/queries/scan-change-queries.ts';
import { aFindingOf, aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets, aScanLine } from './a-scan-line.ts';
import { aScheduledSite } from './a-schedule.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const mac = '00:0C:42:00:00:01';
const cves = [aFindingOf('CVE-2030-1001'), aFindingOf('CVE-2030-1002', { score: null, severity: null })];

describe.each(engines)('what a scan found, on $engine,', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const everything = async ({ store: { db } }: OperationContext) => ({
    devices: await db.selectFrom('devices').selectAll().orderBy('id').execute(),
    sightings: await db.selectFrom('device_sightings').selectAll().orderBy('device_id').execute(),
    services: await db.selectFrom('device_services').selectAll().orderBy('id').execute(),
    events: await db.selectFrom('device_events').selectAll().orderBy('id').execute(),
    findings: await db.selectFrom('findings').selectAll().orderBy('id').execute(),
    findingSightings: await db.selectFrom('finding_sightings').selectAll().orderBy('id').execute(),
  });

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

  it.skipIf(skip)('is kept once, however often it is written', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    const hosts = [aHostResult('10.0.0.1', { macAddress: mac }, cves), aHostResult('10.0.0.2')];
    const scanId = await seeHosts(context, siteId, hosts);
    const kept = await everything(context);
    expect(kept.devices).toMatchObject([
      { identity: `mac:${mac}`, total_scans: 1, site_id: siteId },
      { identity: 'ip:10.0.0.2', total_scans: 1 },
    ]);
    expect(kept.services).toHaveLength(2);
    expect(kept.events.map(({ kind }) => kind)).toEqual(['first_seen', 'first_seen']);
    expect(kept.findings).toMatchObject([
      { cve_id: 'CVE-2030-1001', score: 9.8, sightings: 1, port: 22, first_scan_id: scanId },
      { cve_id: 'CVE-2030-1002', score: null, severity: null, sightings: 1 },
    ]);
    expect(kept.findings[0]?.evidence).toEqual({
      observation: 'obs:0123456789abcdef0123456789abcdef',
      matchedCpe: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*',
      statement: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:* < 9.3',
      source: 'nvd',
      recordDigest: 'sha256:record-of-CVE-2030-1001',
      judgedCpe: 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
      packageRevision: '2+deb12u3',
      judged: [
        {
          port: 22,
          transport: 'tcp',
          cpe: 'cpe:2.3:a:openbsd:openssh:9.2:p1:*:*:*:*:*:*',
          build: {
            distribution: 'debian',
            debian: { packages: ['openssh'], version: '1:9.2p1-2+deb12u3', release: 'bookworm' },
          },
        },
      ],
    });
    await seeHosts(context, siteId, hosts, scanId);
    expect(await everything(context)).toEqual(kept);
  });

  it.skipIf(skip)('says what kind of device each is, and lists one kind alone', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    const camera = { hostname: 'axis-accc8e123456', macAddress: mac, manufacturer: 'Axis Communications AB' };
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', camera), aHostResult('10.0.0.2')]);
    const { items } = await listDevices(context, { siteId, deviceClass: 'camera' });
    expect(items).toMatchObject([
      {
        ipAddress: '10.0.0.1',
        classification: {
          deviceClass: 'camera',
          osFamily: 'linux',
          signals: ['hostname: axis-accc8e123456', 'manufacturer: Axis Communications AB'],
        },
      },
    ]);
    expect((await listDevices(context, { siteId, deviceClass: 'printer' })).items).toEqual([]);
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', { macAddress: mac, services: [] })]);
    expect((await listDevices(context, { siteId, deviceClass: 'camera' })).items).toHaveLength(1);
  });

  it.skipIf(skip)('adds to what earlier scans found', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    const at = (day: number): string => `2026-11-0${day}T02:00:00.000Z`;
    const host = (day: number, address: string, findings: HostResult['findings'], version = '9.2p1') =>
      aHostResult(
        address,
        { macAddress: mac, finishedAt: at(day), services: [aServiceAt(22, version)] },
        findings,
      );
    const first = await seeHosts(context, siteId, [host(1, '10.0.0.1', cves)]);
    const rescored = aFindingOf('CVE-2030-1001', { score: 5.5, confidence: 90 });
    const second = await seeHosts(context, siteId, [host(2, '10.0.0.9', [rescored], '9.9p1')]);
    const kept = await everything(context);
    expect(kept.devices).toMatchObject([
      {
        ip_address: '10.0.0.9',
        total_scans: 2,
        first_seen_at: new Date(at(1)),
        last_seen_at: new Date(at(2)),
      },
    ]);
    expect(kept.events.map(({ kind }) => kind)).toEqual(['first_seen', 'address_changed', 'version_changed']);
    expect(kept.findings).toMatchObject([
      { sightings: 2, score: 5.5, confidence: 90, first_scan_id: first, last_scan_id: second },
      { sightings: 1, last_scan_id: first, last_seen_at: new Date(at(1)) },
    ]);
    expect(kept.findingSightings).toHaveLength(3);
  });

  it.skipIf(skip)('makes the device of an address the one of the MAC address it shows later', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', {}, cves)]);
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', { macAddress: mac }, cves)]);
    const kept = await everything(context);
    expect(kept.devices).toMatchObject([{ identity: `mac:${mac}`, mac_address: mac, total_scans: 2 }]);
    expect(kept.findings.map(({ sightings }) => sightings)).toEqual([2, 2]);
  });

  it.skipIf(skip)('keeps one MAC address in two sites, and in two organizations, apart', async () => {
    const [one, other] = [await tenant(), await tenant()];
    const sites = [await aSiteToSee(one), await aSiteToSee(one)];
    const hosts = [aHostResult('10.0.0.1', { macAddress: mac }, cves)];
    for (const siteId of sites) await seeHosts(one, siteId, hosts);
    expect((await everything(one)).devices.map((device) => device.site_id)).toEqual(sites);
    await seeHosts(other, await aSiteToSee(other), hosts);
    expect((await everything(other)).findings).toHaveLength(2);
    expect((await everything(one)).findings).toHaveLength(4);
  });

  it.skipIf(skip)('takes what hosts say as it comes', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    const rude = { ...aServiceAt(80), banner: 'a\u0000b\uD800 \'; drop table "devices"' };
    await seeHosts(context, siteId, [aHostResult('10.0.0.1', { hostname: 'x\u0000', services: [rude] })]);
    const kept = await everything(context);
    expect(kept.services[0]?.banner).toBe('a\uFFFDb\uFFFD \'; drop table "devices"');
  });

  it.skipIf(skip)('is not kept for a site that was deleted meanwhile', async () => {
    const context = await tenant();
    await seeHosts(context, context.newId(), [aHostResult('10.0.0.1', {}, cves)]);
    expect((await everything(context)).devices).toEqual([]);
  });

  it.skipIf(skip)('is whole when scans of one site end at the same time', async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    const hosts = [aHostResult('10.0.0.1', { macAddress: mac }, cves)];
    await Promise.all(Array.from({ length: 6 }, () => seeHosts(context, siteId, hosts)));
    const kept = await everything(context);
    expect(kept.devices).toMatchObject([{ total_scans: 6 }]);
    expect(kept.findings.map(({ sightings }) => sightings)).toEqual([6, 6]);
    expect(kept.findingSightings).toHaveLength(12);
  });

  it.skipIf(skip)('is kept with the result of its scan, whatever the threshold of the schedule', async () => {
    const context = await tenant();
    const { site, schedule } = await aScheduledSite(context);
    const started = await startMultipleIpScan(context, {
      scheduleId: schedule.id,
      siteId: site.id,
      ips: ['127.0.0.2', '127.0.0.9'],
    });
    const job = { ...started, organizationId: context.organizationId };
    await executeScanSite(aScanLine(test.store, answeringTargets([])), job, new AbortController().signal);
    // Both addresses show one MAC address; the scores are 2 and 9, and the schedule counts from 4.
    const kept = await everything(context);
    expect(kept.devices).toMatchObject([{ ip_address: '127.0.0.2', last_scan_id: started.scanId }]);
    expect(new Set(kept.findings.map(({ score }) => score))).toEqual(new Set([2, 9]));
  });

  it.skipIf(skip)(
    'tells what is said otherwise than before, and what is known to be exploited by it',
    async () => {
      const context = await tenant();
      const siteId = await aSiteToSee(context);
      const see = async (...over: readonly Parameters<typeof aFindingOf>[1][]) =>
        seeHosts(context, siteId, [
          aHostResult(
            '10.0.0.1',
            {},
            over.map((one, index) => aFindingOf(`CVE-2030-${1001 + index}`, one)),
          ),
        ]);
      const exploited = { knownExploited: true };
      const told = async (scanId: string) => ({
        exploited: (await listNewlyExploited(test.store.db, scanId, { limit: 10 })).findings.map(
          ({ cveId }) => cveId,
        ),
        events: (await context.store.db.selectFrom('finding_events').selectAll().execute())
          .filter((event) => event.scan_id === scanId)
          .map(({ kind, reason, before, after }) => [
            kind,
            reason,
            before && [before.knownExploited, before.confidence],
            after && [after.knownExploited, after.confidence],
          ]),
      });
      const sure = aFindingOf('CVE-2030-1001').verdict.confidence;
      await see({ knownExploited: false }, exploited);
      expect(await told(await see({ knownExploited: false }, exploited))).toEqual({
        exploited: [],
        events: [],
      });
      expect(await told(await see(exploited, exploited))).toEqual({
        exploited: ['CVE-2030-1001'],
        events: [['changed', 'data_changed', [false, sure], [true, sure]]],
      });
      expect(await told(await see(exploited, { ...exploited, confidence: 20 }))).toEqual({
        exploited: [],
        events: [['changed', 'seen_again', [true, sure], [true, 20]]],
      });
      await context.store.db
        .updateTable('findings')
        .set({ closed_at: context.clock.now(), closed_reason: 'data_changed' })
        .execute();
      expect(await told(await see(exploited))).toEqual({
        exploited: ['CVE-2030-1001'],
        events: [['reopened', 'seen_again', null, [true, sure]]],
      });
    },
  );

  it.skipIf(skip)('is written for a large site, twice the same', { timeout: 180_000 }, async () => {
    const context = await tenant();
    const siteId = await aSiteToSee(context);
    const hosts = Array.from({ length: 250 }, (_, host) =>
      aHostResult(
        `10.0.1.${host + 1}`,
        { macAddress: `00:0C:42:00:01:${host.toString(16).padStart(2, '0').toUpperCase()}` },
        Array.from({ length: 20 }, (__, cve) => aFindingOf(`CVE-2030-${2000 + ((host + cve) % 400)}`)),
      ),
    );
    await seeHosts(context, siteId, hosts);
    await seeHosts(context, siteId, hosts);
    const ids = await context.store.db.selectFrom('findings').select('id').execute();
    expect(ids).toHaveLength(5000);
  });
});
