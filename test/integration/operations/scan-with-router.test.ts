import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HostObservation } from '../../../src/domain/observation.ts';
import { defaultLoadLimits } from '../../../src/domain/load-limits.ts';
import { judgeHost } from '../../../src/matching/judge-host.ts';
import {
  openIntelligence,
  type IntelligenceBundle,
} from '../../../src/operations/intelligence/open-intelligence.ts';
import { getScanResult } from '../../../src/operations/scan-reports/get-scan-result.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { replayScan } from '../../../src/operations/scans/replay-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite, type CreateSiteInput } from '../../../src/operations/sites/create-site.ts';
import { renderScanJson } from '../../../src/reports/json/render-scan-json.ts';
import { ScanJson } from '../../../src/reports/json/scan-json.ts';
import { defaultLimits } from '../../../src/scanning/scan-limits.ts';
import { scanTargets } from '../../../src/scanning/scan-targets.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listScanSites } from '../../../src/store/queries/scan-site-queries.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { aRouter, type RouterModel } from '../../lab/routeros/router-model.ts';
import { startRouter, type SimulatedRouter } from '../../lab/routeros/start-router.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanLine } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const address = '127.9.9.1';

/** The site that the router knows: 1 is itself, 10 on its Wi-Fi, 11 only announces itself, 12 and 13 are memories. */
const model: Partial<RouterModel> = {
  version: '6.42',
  channel: 'stable',
  addresses: [{ address: `${address}/28`, interface: 'vlan20' }],
  arp: [
    { address: '127.9.9.10', mac: '00:11:32:AA:00:10', interface: 'vlan20' },
    { address: '127.9.9.12', mac: '00:11:32:AA:00:12', interface: 'bridge', isStatic: true },
    { address: '127.9.9.13', mac: '00:11:32:AA:00:13', interface: 'bridge' },
  ],
  leases: [{ address: '127.9.9.10', mac: '00:11:32:AA:00:10', hostName: 'nas', status: 'bound' }],
  neighbours: [
    {
      address: '127.9.9.11',
      mac: '48:A9:8A:11:00:01',
      identity: 'ap-1',
      version: '7.20.8 (long-term)',
      board: 'cAP',
    },
  ],
  bridgeHosts: [{ mac: '00:11:32:AA:00:13', interface: 'ether2', age: '4m50s' }],
  stations: [{ mac: '00:11:32:AA:00:10', interface: 'wlan1' }],
};

describe.each(engines)('a scan of a site with a router on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  let bundle: IntelligenceBundle;
  let router: SimulatedRouter;

  beforeAll(async () => {
    if (skip) return;
    test = await open();
    jobs = await openQuietQueue(test.store);
    bundle = await openIntelligence(undefined);
  });
  afterEach(async () => router?.close());
  afterAll(async () => {
    if (skip) return;
    await jobs.stop();
    await test.dispose();
    bundle.close();
  });

  async function scan(
    site: Partial<NonNullable<CreateSiteInput['router']>>,
    pollEveryMs = 0,
    exclusions: Pick<CreateSiteInput, 'excludedDevices'> = {},
  ) {
    const context = await aTenant({ store: test.store, jobs }, { clock: systemClock });
    const { id: siteId } = await createSite(context, {
      name: 'Branch',
      networks: ['127.9.9.0/28'],
      ...exclusions,
      router: {
        address,
        username: 'sitewarden',
        password: 'a read-only password',
        ports: {
          rest: router.ports.rest ?? null,
          apiTls: router.ports.apiTls ?? null,
          api: router.ports.api ?? null,
        },
        ...site,
      },
    });
    return { context, siteId, ...(await scanAgain(context, siteId, pollEveryMs)) };
  }

  async function scanAgain(context: Awaited<ReturnType<typeof aTenant>>, siteId: string, pollEveryMs = 0) {
    const { scanId } = await startSiteScan(context, { siteId, targets: ['127.9.9.0/28'] });
    const { organizationId } = context;
    const [part] = await listScanSites(test.store.db, organizationId, scanId);
    const ports = Object.values(router.ports).sort((a, b) => a - b);
    const line = {
      ...aScanLine(test.store, (request, signal) =>
        scanTargets(request, { clock: systemClock, ...(signal && { signal }) }),
      ),
      scanTargets,
      intelligence: { current: () => bundle },
      judgeHost: (_: unknown, host: HostObservation) => judgeHost(bundle, host),
      ports: { tcp: ports, udp: [] },
      // Watched, the rate is not the default one, so that loopback obeys it.
      limits: { ...defaultLimits, ...(pollEveryMs > 0 && { ratePerSecond: 400 }) },
      routers: { secretKey: context.settings.secretKey, loadLimits: { ...defaultLoadLimits, pollEveryMs } },
    };
    await executeScanSite(line, { organizationId, scanId, scanSiteId: part!.id }, never);
    const result = await getScanResult(context, { scanId });
    const json = ScanJson.parse(renderScanJson(result));
    return { json, host: (last: number) => json.hosts.find((one) => one.ip_address === `127.9.9.${last}`)! };
  }

  it.skipIf(skip)('tells MAC, name and VLAN of hosts, and which devices the router has heard', async () => {
    router = await startRouter(aRouter(model), { apiTls: 0 }, { address });
    const { json, host } = await scan({ certificateSha256: router.certificate.sha256 });
    expect(json.scan.partial_reasons).toEqual([]);
    expect(host(10)).toMatchObject({
      discovered_by: 'router',
      mac_address: '00:11:32:AA:00:10',
      mac_address_source: 'router_arp',
      hostname: 'nas',
      hostname_source: 'router_dhcp_lease',
      vlan_id: 20,
    });
    expect(host(11)).toMatchObject({
      discovered_by: 'tcp_refused',
      mac_address: '48:A9:8A:11:00:01',
      hostname: 'ap-1',
      hostname_source: 'router_announcement',
      services: [
        {
          port: 5678,
          transport: 'udp',
          product: 'RouterOS',
          version: '7.20.8',
          extra: { heard_by: 'router' },
        },
      ],
    });
    // A static entry is no sign of life, nor is an old one; loopback refuses, which is one.
    expect(host(12)).toMatchObject({ discovered_by: 'tcp_refused', mac_address: '00:11:32:AA:00:12' });
    expect(host(13)).toMatchObject({ discovered_by: 'tcp_refused', mac_address: '00:11:32:AA:00:13' });
    expect(host(14)).toMatchObject({ discovered_by: 'tcp_refused', mac_address: null });
  });

  it.skipIf(skip)(
    'knows the router’s version for sure, judges by it, and is replayed to the same bytes',
    async () => {
      router = await startRouter(aRouter(model), { apiTls: 0, ssh: 0 }, { address });
      const { json, host } = await scan({ certificateSha256: router.certificate.sha256 });
      const { apiTls } = router.ports;
      expect(host(1)).toMatchObject({
        discovered_by: 'router',
        hostname: 'edge-1',
        mac_address: '48:A9:8A:00:00:02',
      });
      const own = host(1).services.find(({ port }) => port === apiTls);
      expect(own).toMatchObject({
        product: 'RouterOS',
        version: '6.42',
        confidence: 99,
        fingerprint: 'router-login',
        extra: {
          identity_source: 'routeros_api',
          channel: 'stable',
          serial: 'HG209A1B2C3',
          board: 'RB5009UG+S+',
        },
      });
      expect(own?.cpe[0]).toBe('cpe:2.3:o:mikrotik:routeros:6.42:*:*:*:-:*:*:*');
      const sure = host(1).findings.filter(({ service }) => service.port === apiTls);
      expect(sure.map(({ cve_id }) => cve_id)).toContain('CVE-2018-14847');
      expect(Math.max(...sure.map(({ confidence }) => confidence))).toBeGreaterThanOrEqual(90);
      expect(json.scan.routers).toMatchObject([
        {
          address,
          source: 'routeros_api',
          system: { version: '6.42', architecture: 'arm64', packages: [{ name: 'routeros' }, {}] },
          services: [
            { name: 'telnet' },
            { name: 'www-ssl', addresses: ['192.168.88.0/24', '10.0.0.0/8'] },
            {},
          ],
          entries: { arp: 3, leases: 1, announcements: 1 },
          attempts: [],
          load: null,
        },
      ]);
      expect(replayScan(bundle, json, false).differences).toEqual([]);
    },
  );

  it.skipIf(skip)('uses nothing of a router that the site excludes by its MAC', async () => {
    router = await startRouter(aRouter(model), { apiTls: 0 }, { address });
    const excludedDevices = ['mac:48:A9:8A:00:00:01'];
    const { json, host } = await scan({ certificateSha256: router.certificate.sha256 }, 0, {
      excludedDevices,
    });
    expect(json.scan.partial_reasons).toEqual([`${address}: router not read: excluded`]);
    expect(json.scan.routers).toMatchObject([{ address, source: null, system: null, load: null }]);
    expect(host(10)).toMatchObject({ discovered_by: 'tcp_refused', mac_address: null });
  });

  it.skipIf(skip)(
    'does not log in to a router at whose address an excluded MAC was found before',
    async () => {
      router = await startRouter(aRouter(model), { apiTls: 0 }, { address });
      const first = await scan({ certificateSha256: router.certificate.sha256 });
      expect(first.host(1)).toMatchObject({ mac_address: '48:A9:8A:00:00:02' });
      const asked = router.received.length;
      expect(asked).toBeGreaterThan(0);
      await test.store.db
        .updateTable('sites')
        .set({ excluded_devices: ['mac:48:A9:8A:00:00:02'] })
        .where('id', '=', first.siteId)
        .execute();
      const { json } = await scanAgain(first.context, first.siteId);
      expect(json.scan.partial_reasons).toEqual([`${address}: router not read: excluded`]);
      expect(router.received).toHaveLength(asked);
    },
  );

  it.skipIf(skip)('goes on without a router that it cannot read, and says why', async () => {
    router = await startRouter(aRouter(model), { apiTls: 0 }, { address });
    const { json, host } = await scan({});
    const attempt = `api_tls certificate_untrusted (SHA-256 ${router.certificate.sha256})`;
    expect(json.scan.partial_reasons).toEqual([`${address}: router not read: ${attempt}`]);
    expect(json.scan.routers).toMatchObject([{ address, source: null, attempts: [attempt], system: null }]);
    expect(host(10)).toMatchObject({ discovered_by: 'tcp_refused', mac_address: null });
    expect(router.received).toEqual([]);
    expect(replayScan(bundle, json, false).differences).toEqual([]);
  });

  it.skipIf(skip)('waits for a router that is busy and tells so', async () => {
    router = await startRouter(aRouter({ ...model, cpuLoad: 99 }), { apiTls: 0 }, { address });
    // Once for the inventory, and then for its load.
    const asked = () =>
      router.received.filter(({ command }) => command.startsWith('/system/resource/')).length;
    const calm = setInterval(() => {
      if (asked() > 8) router.become({ cpuLoad: 5 });
    }, 20);
    const { json } = await scan({ certificateSha256: router.certificate.sha256 }, 100);
    clearInterval(calm);
    const [report] = json.scan.routers ?? [];
    expect(report?.load).toMatchObject({ highest_cpu_percent: 99, failed_polls: 0 });
    expect(report?.load?.polls).toBeGreaterThan(5);
    expect(report?.load?.paused_ms).toBeGreaterThan(500);
    expect(json.scan.partial_reasons).toEqual([]);
  });
});
