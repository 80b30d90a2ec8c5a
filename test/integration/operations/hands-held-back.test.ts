import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defaultLoadLimits } from '../../../src/domain/load-limits.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import { createBlackoutWindow } from '../../../src/operations/blackout-windows/create-blackout-window.ts';
import { deleteBlackoutWindow } from '../../../src/operations/blackout-windows/delete-blackout-window.ts';
import { lendHand } from '../../../src/operations/hands/lend-hand.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { ExecuteScanContext } from '../../../src/operations/scans/execute-scan-context.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { ScanShare } from '../../../src/scanning/budget/scan-share.ts';
import { defaultLimits } from '../../../src/scanning/scan-limits.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listHostObservations } from '../../../src/store/queries/scan-observation-queries.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { newId } from '../../../src/support/new-id.ts';
import { aRouter } from '../../lab/routeros/router-model.ts';
import { startRouter } from '../../lab/routeros/start-router.ts';
import { aHost, anSshService } from '../../support/a-scan-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanner, allOf, isHost } from './a-large-site.ts';
import { aScanLine, endOf, progressOf } from './a-scan-line.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const hands = { blockAddresses: 256, mostHands: 4 };
const { open, skip } = engines[1];

describe.skipIf(skip)('who works together on a site (needs SITEWARDEN_TEST_DATABASE_URL)', () => {
  let test: TestStore;
  let jobs: JobQueue;
  beforeAll(async () => {
    test = await open();
    jobs = await openQuietQueue(test.store);
  });
  afterEach(async () => {
    await test.store.db.updateTable('scan_divisions').set({ is_open: false }).execute();
  });
  afterAll(async () => {
    await jobs.stop();
    await test.dispose();
  });

  const line = (scan: Parameters<typeof aScanLine>[1], over: Partial<ExecuteScanContext> = {}) =>
    aScanLine(test.store, scan, { workerId: newId(), hands, ...over });
  const scanOf = async (context: OperationContext, siteId: string, target: string) => {
    const { scanId, scanSiteId } = await startSiteScan(context, { siteId, targets: [target] });
    return { organizationId: context.organizationId, scanId, scanSiteId };
  };
  const helpUntil = async (over: AbortSignal, context: ExecuteScanContext): Promise<void> => {
    const helper = { workerId: context.workerId ?? newId(), labels: [] };
    while (!over.aborted) {
      await lendHand(context, helper, over).catch(() => false);
      await wait(50, undefined, { signal: over }).catch(() => undefined);
    }
  };

  /** A large site with a NAS that an earlier scan found at `nas`. */
  async function aSiteWithNas(third: number, nas: string) {
    const context = await aTenant({ store: test.store, jobs }, { clock: systemClock });
    const network = `127.40.${third}.0/22`;
    const { id: siteId } = await createSite(context, { name: 'Factory', networks: [network] });
    const finder = line(async function* scan() {
      yield { type: 'host', host: { ...aHost([anSshService()], nas), macAddress: null } };
      yield endOf();
    });
    await executeScanSite(finder, await scanOf(context, siteId, nas), never);
    await test.store.db
      .updateTable('devices')
      .set({ device_class: 'nas' })
      .where('site_id', '=', siteId)
      .execute();
    return { context, job: await scanOf(context, siteId, network) };
  }

  /** Two scan the site, and meanwhile a window for NAS and printers opens; `whileOpen` is called once it is kept to. */
  async function scanIntoWindow(
    third: number,
    nas: string,
    whileOpen: (end: () => Promise<unknown>) => unknown,
  ) {
    const { context, job } = await aSiteWithNas(third, nas);
    const asked: string[] = [];
    const [openedAt, over] = [Promise.withResolvers<number>(), new AbortController()];
    const requests: ScanRequest[] = [];
    const onAsk = (request: ScanRequest): void => {
      requests.push(request);
      if (isKept(request)) openedAt.resolve(requests.length - 1);
    };
    const helping = helpUntil(over.signal, line(aScanner(asked, 15, onAsk)));
    const leading = executeScanSite(line(aScanner(asked, 15, onAsk)), job, never);
    await expect.poll(() => requests.length, { timeout: 20_000 }).toBe(2);
    const now = Date.now();
    const single = { startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() };
    const window = await createBlackoutWindow(context, {
      name: 'Backups',
      deviceClasses: ['nas', 'printer'],
      single,
    });
    const from = await openedAt.promise;
    await whileOpen(async () => deleteBlackoutWindow(context, { blackoutWindowId: window.id }));
    await leading;
    over.abort();
    await helping;
    const hosts = await listHostObservations(test.store.db, job.organizationId, job.scanSiteId);
    const { report } = await getScan(context, { scanId: job.scanId });
    return { asked, requests, from, hosts: hosts.map(({ ipAddress }) => ipAddress).sort(), report };
  }
  const isKept = ({ excludedDevices = [] }: ScanRequest): boolean =>
    excludedDevices.some((one) => one.kind === 'class' && one.deviceClass === 'printer');

  it('leave kinds of devices out from when a window for them opens', { timeout: 90_000 }, async () => {
    const nas = '127.40.51.20';
    const { asked, requests, from, hosts, report } = await scanIntoWindow(48, nas, () => undefined);
    expect(requests.slice(from).every(isKept)).toBe(true);
    expect(asked).not.toContain(nas);
    expect([...new Set(asked)].sort()).toEqual(
      allOf(48)
        .filter((address) => address !== nas)
        .sort(),
    );
    // Whatever was found before is not asked again.
    expect(asked.filter(isHost).sort()).toEqual(hosts);
    expect(hosts).toEqual(
      allOf(48)
        .filter((address) => isHost(address) && address !== nas)
        .sort(),
    );
    expect(report).toMatchObject({
      status: 'partial',
      reasons: ['a blackout window kept devices out: nas, printer', 'local_resources'],
      hostsScanned: 51,
    });
  });

  it('ask them once the window is over', { timeout: 90_000 }, async () => {
    const nas = '127.40.55.20';
    const { requests, hosts, report } = await scanIntoWindow(52, nas, async (end) => end());
    expect(requests.at(-1)).not.toSatisfy(isKept);
    expect(hosts).toEqual(allOf(52).filter(isHost).sort());
    expect(report).toMatchObject({ status: 'partial', reasons: ['local_resources'], hostsScanned: 52 });
  });

  it('go as fast as the leader reads from the router, each its share', { timeout: 90_000 }, async () => {
    const address = '127.40.56.1';
    const router = await startRouter(aRouter(), { apiTls: 0 }, { address });
    const context = await aTenant({ store: test.store, jobs }, { clock: systemClock });
    const network = '127.40.56.0/22';
    const { id: siteId } = await createSite(context, {
      name: 'Factory',
      networks: [network],
      router: {
        address,
        username: 'sitewarden',
        password: 'a read-only password',
        ports: { rest: null, apiTls: router.ports.apiTls ?? null, api: null },
        certificateSha256: router.certificate.sha256,
      },
    });
    const job = await scanOf(context, siteId, network);
    const over = new AbortController();
    const shares: ScanShare[] = [];
    const terms: Partial<ExecuteScanContext> = {
      limits: { ...defaultLimits, ratePerSecond: 1000 },
      routers: {
        secretKey: context.settings.secretKey,
        loadLimits: { ...defaultLoadLimits, pollEveryMs: 100 },
      },
      async *scanTargets(request, { share }) {
        if (share !== undefined && !over.signal.aborted) shares.push(share);
        while (!over.signal.aborted) {
          yield { type: 'progress', progress: progressOf(request, 0) };
          await wait(200);
        }
        yield endOf();
      },
    };
    const [leader, helper] = [line(aScanner([]), terms), line(aScanner([]), terms)];
    const leading = executeScanSite(leader, job, never);
    const helping = helpUntil(over.signal, helper);
    const told = async () => {
      const row = await test.store.db
        .selectFrom('scan_divisions')
        .select('pace')
        .where('scan_site_id', '=', job.scanSiteId)
        .executeTakeFirst();
      return [row?.pace, ...shares.map(({ now }) => [now.pace, now.ofRate])];
    };
    for (const [cpuLoad, pace] of [
      [5, 'full'],
      [80, 'slow'],
      [99, 'paused'],
      [5, 'full'],
    ] as const) {
      router.become({ cpuLoad });
      await expect.poll(told, { timeout: 15_000 }).toEqual([pace, [pace, 0.5], [pace, 0.5]]);
    }
    over.abort();
    await Promise.all([leading, helping]);
    await router.close();
    const [site] = (await getScan(context, { scanId: job.scanId })).sites;
    expect(site?.router?.load).toMatchObject({ highestCpuPercent: 99, failedPolls: 0 });
    expect(site?.router?.load?.slowedMs).toBeGreaterThan(0);
    expect(site?.router?.load?.pausedMs).toBeGreaterThan(0);
  });
});
