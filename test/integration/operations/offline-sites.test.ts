import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScanEvent } from '../../../src/domain/scan-progress.ts';
import type { ScanRequest } from '../../../src/domain/scan-request.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { enrolAgent } from '../../../src/operations/agents/enrol-agent.ts';
import { inviteAgent } from '../../../src/operations/agents/invite-agent.ts';
import { getScanReport } from '../../../src/operations/scan-reports/get-scan-report.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { listScheduleOccurrences } from '../../../src/operations/scan-schedules/list-schedule-occurrences.ts';
import { isSiteOnline } from '../../../src/operations/scan-schedules/look-at-site.ts';
import { offlineSites } from '../../../src/operations/scan-schedules/offline-sites.ts';
import { startDueScans } from '../../../src/operations/scan-schedules/start-due-scans.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { getScan } from '../../../src/operations/scans/get-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { scanTargets } from '../../../src/scanning/scan-targets.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import {
  listDueScanSchedules,
  type DueScanSchedule,
} from '../../../src/store/queries/due-schedule-queries.ts';
import { systemClock } from '../../../src/support/clock.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aHost } from '../../support/a-scan-result.ts';
import { answeringTargets, aScanLine, endOf } from './a-scan-line.ts';
import { scheduleInput } from './a-schedule.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const never = new AbortController().signal;
const fail = (error: unknown): never => {
  throw error;
};

describe.each(engines)('sites where nobody answers, on $engine,', ({ open, skip }) => {
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

  /** A site at which a scan has seen one host. */
  async function aKnownSite(context: OperationContext, name: string, address: string) {
    const site = await createSite(context, { name, networks: [`${address}/32`] });
    const { scanId, scanSiteId } = await startSiteScan(context, { siteId: site.id, targets: [address] });
    const job = { organizationId: context.organizationId, scanId, scanSiteId };
    await executeScanSite(aScanLine(test.store, answeringTargets([])), job, never);
    return site;
  }

  /** A schedule of two sites, of which the one at 127.0.0.3 answers only when it is told to. */
  async function at(start: string, ignoreOfflineSites: boolean) {
    const clock = new MovableClock(start);
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const office = await aKnownSite(context, 'Office', '127.0.0.2');
    const branch = await aKnownSite(context, 'Branch', '127.0.0.3');
    const sites = [
      { id: office.id, subnet: '127.0.0.2/32' },
      { id: branch.id, subnet: '127.0.0.3/32' },
    ];
    const input = scheduleInput(office.id, { sites, ignoreOfflineSites, everyNWeeks: 1 });
    const { id: scanScheduleId } = await createScanSchedule(context, input);
    const asked: string[] = [];
    let isBranchThere = false;
    const askHosts = async function* (request: ScanRequest): AsyncIterable<ScanEvent> {
      asked.push(...request.addresses);
      expect(request.ports).toEqual({ tcp: [], udp: [] });
      const [address = ''] = request.addresses;
      if (address !== '127.0.0.3' || isBranchThere) yield { type: 'host', host: aHost([], address) };
      yield endOf();
    };
    const lookAt = async (instant: string): Promise<void> => {
      clock.advance(Date.parse(instant) - clock.now().getTime());
      await startDueScans({ ...context, store: test.store, askHosts }, fail);
    };
    const why = async () =>
      (await listScheduleOccurrences(context, { scanScheduleId })).items.map((occurrence) => ({
        what: `${occurrence.outcome}: ${occurrence.reason}`,
        offline: occurrence.offlineSiteIds,
        scanId: occurrence.scanId,
      }));
    const comeBack = (): void => void (isBranchThere = true);
    const next = async () => (await getScanSchedule(context, { scanScheduleId })).nextScanAt;
    return { context, office, branch, asked, lookAt, why, next, comeBack };
  }

  const partsOf = async (context: OperationContext, scanId: string) =>
    (await getScan(context, { scanId })).sites.map(({ siteId, status, reasons }) => ({
      siteId,
      status,
      reasons,
    }));

  it.skipIf(skip)('are left out at once where the schedule ignores them', async () => {
    const { context, office, branch, asked, lookAt, why } = await at('2041-01-02T12:00:00Z', true);
    await lookAt('2041-01-07T07:00:05Z');
    expect(asked.sort()).toEqual(['127.0.0.2', '127.0.0.3']);
    const [ran] = await why();
    expect(ran).toMatchObject({ what: 'ran: site_offline', offline: [branch.id] });
    const scanId = ran?.scanId ?? '';
    expect(await partsOf(context, scanId)).toEqual([
      { siteId: office.id, status: 'pending', reasons: [] },
      { siteId: branch.id, status: 'failed', reasons: ['site_offline'] },
    ]);
    const [first] = (await getScan(context, { scanId })).sites;
    const job = { organizationId: context.organizationId, scanId, scanSiteId: first?.id ?? '' };
    await executeScanSite(aScanLine(test.store, answeringTargets([])), job, never);
    const report = await getScanReport(context, { scanId });
    expect(report).toMatchObject({ status: 'partial', reasons: ['site_offline'], percentageFailed: 50 });
  });

  it.skipIf(skip)('are waited for, and scanned when they come back', async () => {
    const { context, branch, lookAt, why, next, comeBack } = await at('2042-01-02T12:00:00Z', false);
    await lookAt('2042-01-06T07:00:05Z');
    expect(await next()).toBe('2042-01-06T02:05:05-05:00');
    comeBack();
    await lookAt('2042-01-06T07:05:06Z');
    const occurrences = await why();
    expect(occurrences.map(({ what }) => what)).toEqual(['ran: on_time', 'deferred: site_offline']);
    expect(occurrences[1]?.offline).toEqual([branch.id]);
    const parts = await partsOf(context, occurrences[0]?.scanId ?? '');
    expect(parts.map(({ status }) => status)).toEqual(['pending', 'pending']);
  });

  it.skipIf(skip)('are left out when the time to wait is over', async () => {
    const { context, branch, lookAt, why, next } = await at('2043-01-02T12:00:00Z', false);
    await lookAt('2043-01-05T07:00:05Z');
    await lookAt('2043-01-06T06:30:00Z');
    expect(await next()).toBe('2043-01-06T02:00:00-05:00');
    await lookAt('2043-01-06T07:00:03Z');
    const [ran] = await why();
    expect(ran).toMatchObject({ what: 'ran: site_offline', offline: [branch.id] });
    expect(await partsOf(context, ran?.scanId ?? '')).toContainEqual({
      siteId: branch.id,
      status: 'failed',
      reasons: ['site_offline'],
    });
    expect(await next()).toBe('2043-01-12T02:00:00-05:00');
  });

  it.skipIf(skip)(
    'keep no other schedule waiting, and are waited for no longer when the process ends',
    async () => {
      const clock = new MovableClock('2044-01-02T12:00:00Z');
      const context = await aTenant({ store: test.store, jobs }, { clock });
      const ids: string[] = [];
      for (const address of ['127.0.0.3', '127.0.0.2']) {
        const site = await aKnownSite(context, `Site ${address}`, address);
        const sites = [{ id: site.id, subnet: `${address}/32` }];
        ids.push((await createScanSchedule(context, scheduleInput(site.id, { sites, everyNWeeks: 1 }))).id);
      }
      const [dark = '', bright = ''] = ids;
      const asked = Promise.withResolvers<void>();
      const stopping = new AbortController();
      const askHosts = async function* (request: ScanRequest, signal: AbortSignal): AsyncIterable<ScanEvent> {
        const [address = ''] = request.addresses;
        if (address !== '127.0.0.3') yield { type: 'host', host: aHost([], address) };
        else {
          asked.resolve();
          await wait(30_000, undefined, { signal }).catch(() => undefined);
        }
        yield endOf();
      };
      clock.advance(Date.parse('2044-01-04T07:00:05Z') - clock.now().getTime());
      const parts = { ...context, store: test.store, askHosts };
      const looking = startDueScans(parts, fail, { signal: stopping.signal });
      await asked.promise;
      const outcomes = async (scanScheduleId: string) =>
        (await listScheduleOccurrences(context, { scanScheduleId })).items.map(({ outcome }) => outcome);
      await expect.poll(() => outcomes(bright), { timeout: 5000 }).toEqual(['ran']);
      const before = performance.now();
      stopping.abort();
      await looking;
      expect(performance.now() - before).toBeLessThan(1000);
      // Nothing is known of the one whose look was broken off.
      expect(await outcomes(dark)).toEqual([]);
      const silent = async function* (): AsyncIterable<ScanEvent> {
        yield endOf();
      };
      await startDueScans({ ...parts, askHosts: silent }, fail);
      expect(await outcomes(dark)).toEqual(['deferred']);
    },
  );

  /** A schedule for each list of addresses, all due at the same instant. */
  async function schedulesDueAt(clock: MovableClock, instant: string, lists: readonly string[][]) {
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const known = new Map<string, string>();
    const ids: string[] = [];
    for (const addresses of lists) {
      const [first = ''] = addresses;
      const siteId = known.get(first) ?? (await aKnownSite(context, `Site ${first}`, first)).id;
      known.set(first, siteId);
      const sites = addresses.map((address) => ({ id: siteId, subnet: `${address}/32` }));
      ids.push((await createScanSchedule(context, scheduleInput(siteId, { sites, everyNWeeks: 1 }))).id);
    }
    clock.advance(Date.parse(instant) - clock.now().getTime());
    const outcomes = async (scanScheduleId = '') =>
      (await listScheduleOccurrences(context, { scanScheduleId })).items.map(({ outcome }) => outcome);
    return { parts: { ...context, store: test.store }, ids, outcomes };
  }

  it.skipIf(skip)('keep no other schedule waiting, however many they are', { timeout: 120_000 }, async () => {
    const clock = new MovableClock('2044-02-01T12:00:00Z');
    // Each of other networks of its site, so that each is looked at; all before the bright one, by their ids.
    const dark = Array.from({ length: 80 }, (_, index) => ['127.0.0.3', `127.0.1.${index}`]);
    const { parts, ids, outcomes } = await schedulesDueAt(clock, '2044-02-08T07:00:05Z', [
      ...dark,
      ['127.0.0.2'],
    ]);
    const stopping = new AbortController();
    const askHosts = async function* (request: ScanRequest, signal: AbortSignal): AsyncIterable<ScanEvent> {
      const [address = ''] = request.addresses;
      if (address === '127.0.0.3') await wait(60_000, undefined, { signal }).catch(() => undefined);
      else yield { type: 'host', host: aHost([], address) };
      yield endOf();
    };
    const looking = startDueScans({ ...parts, askHosts }, fail, { signal: stopping.signal });
    await expect.poll(() => outcomes(ids.at(-1)), { timeout: 20_000 }).toEqual(['ran']);
    expect(await outcomes(ids[0])).toEqual([]);
    stopping.abort();
    await looking;
  });

  it.skipIf(skip)('are not looked at once another process has decided about the run', async () => {
    const clock = new MovableClock('2044-04-01T12:00:00Z');
    const { parts, ids } = await schedulesDueAt(clock, '2044-04-04T06:00:05Z', [['127.0.0.3']]);
    let looks = 0;
    const askHosts = async function* (): AsyncIterable<ScanEvent> {
      looks += 1;
      yield endOf();
    };
    const { db } = test.store;
    const listed = await listDueScanSchedules(db, clock.now(), { after: undefined, limit: 1000 });
    const due = listed.find(({ id }) => id === ids[0])!;
    const find = () => offlineSites({ ...parts, askHosts }, never)(due);
    expect((await find())?.size).toBe(1);
    await startDueScans({ ...parts, askHosts }, fail);
    looks = 0;
    expect(await find()).toBeUndefined();
    expect(looks).toBe(0);
  });

  it.skipIf(skip)('come after all others when they were waited for before', async () => {
    const clock = new MovableClock('2044-03-01T12:00:00Z');
    const { ids } = await schedulesDueAt(clock, '2044-03-02T07:00:05Z', [['127.0.0.3'], ['127.0.0.2']]);
    const [first = '', second = ''] = ids;
    const [due, putOffAt] = [new Date('2044-03-02T07:00:01Z'), new Date('2044-03-02T06:55:00Z')];
    const { db } = test.store;
    await db.updateTable('scan_schedules').set({ next_scan_at: due }).where('id', 'in', ids).execute();
    await db.updateTable('scan_schedules').set({ deferred_from: putOffAt }).where('id', '=', first).execute();
    const order: string[] = [];
    for (let after: DueScanSchedule | undefined; ;) {
      [after] = await listDueScanSchedules(db, clock.now(), { after, limit: 1 });
      if (after === undefined) break;
      order.push(after.id);
    }
    expect(order.filter((id) => ids.includes(id))).toEqual([second, first]);
    expect(new Set(order).size).toBe(order.length);
  });

  it.skipIf(skip)('are told by real packets, which stay inside of the scope', async () => {
    const context = await aTenant({ store: test.store, jobs });
    const site = await aKnownSite(context, 'Loopback', '127.93.0.2');
    const askHosts = (request: ScanRequest, signal: AbortSignal) =>
      scanTargets(request, { signal, clock: systemClock });
    const parts = { store: test.store, clock: systemClock, askHosts };
    const look = () => isSiteOnline(parts, context.organizationId, { siteId: site.id, subnets: [] });
    expect(await look()).toBe(true);
    // Outside of the scope nobody is asked, so that nothing says that it is offline.
    await test.store.db
      .updateTable('devices')
      .set({ ip_address: '203.0.113.7' })
      .where('site_id', '=', site.id)
      .execute();
    const asked: string[] = [];
    const watched = async function* (request: ScanRequest): AsyncIterable<ScanEvent> {
      asked.push(...request.addresses);
      yield endOf();
    };
    const blind = { store: test.store, clock: systemClock, askHosts: watched };
    expect(await isSiteOnline(blind, context.organizationId, { siteId: site.id, subnets: [] })).toBe(true);
    expect(asked).toEqual([]);
    await test.store.db
      .updateTable('devices')
      .set({ ip_address: '127.93.0.2' })
      .where('site_id', '=', site.id)
      .execute();
    expect(await isSiteOnline(blind, context.organizationId, { siteId: site.id, subnets: [] })).toBe(false);
  });

  it.skipIf(skip)('are those whose agent is not heard, where an agent scans them', async () => {
    const clock = new MovableClock('2043-02-01T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const site = await aKnownSite(context, 'Behind NAT', '127.93.0.9');
    const { invitation } = await inviteAgent(context, { siteId: site.id, name: 'Cabinet' });
    const door = { ...context, store: test.store };
    await enrolAgent(door, { invitation, publicKey: 'A'.repeat(43), release: '1' });
    const parts = { store: test.store, clock, askHosts: () => fail(new Error('asked from here')) };
    const look = () => isSiteOnline(parts, context.organizationId, { siteId: site.id, subnets: [] });
    expect(await look()).toBe(true);
    clock.advance(61_000);
    expect(await look()).toBe(false);
  });
});
