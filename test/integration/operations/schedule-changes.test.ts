import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import { deleteScanSchedule } from '../../../src/operations/scan-schedules/delete-scan-schedule.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { listScanSchedules } from '../../../src/operations/scan-schedules/list-scan-schedules.ts';
import { previewScanSchedule } from '../../../src/operations/scan-schedules/preview-scan-schedule.ts';
import { updateScanSchedule } from '../../../src/operations/scan-schedules/update-scan-schedule.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { startSiteScan } from '../../../src/operations/scans/start-site-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import type { TenantStore } from '../../../src/store/open-tenant-stores.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aNotificationGroup, aUser } from './a-recipient.ts';
import { answeringTargets, aScanLine } from './a-scan-line.ts';
import { aScheduledSite, scheduleInput } from './a-schedule.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const dayMs = 86_400_000;
const never = new AbortController().signal;

describe.each(engines)('schedules that change on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });

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

  describe('when updated', () => {
    it.skipIf(skip)('are replaced whole, and keep the rhythm as long as it is the same', async () => {
      const clock = new MovableClock('2026-11-23T12:00:00Z');
      const context = await aTenant({ store: test.store, jobs }, { clock });
      const { site, schedule } = await aScheduledSite(context, { ignoreOfflineSites: true });
      clock.advance(9 * dayMs);
      const before = await getScanSchedule(context, { scanScheduleId: schedule.id });
      const change = scheduleInput(site.id, { description: 'Another name', minCvss: 1 });
      const after = await updateScanSchedule(context, { ...change, scanScheduleId: schedule.id });
      expect(after).toEqual({
        ...before,
        description: 'Another name',
        minCvss: 1,
        ignoreOfflineSites: false,
        updatedAt: '2026-12-02T12:00:00.000Z',
      });
      expect(await getScanSchedule(context, { scanScheduleId: schedule.id })).toEqual(after);
      // The second Monday of the rhythm, not the next one.
      expect(after.nextScanAt).toBe('2026-12-14T02:00:00-05:00');
      const entries = await listAuditEntries(test.store.db, context.organizationId);
      expect(entries.at(-1)).toMatchObject({
        action: 'updateScanSchedule',
        before: { description: 'Weekly scan of the office' },
        after: { description: 'Another name' },
      });
    });

    it.skipIf(skip).each([
      ['day', { dayOfWeek: 4 }, '2026-12-03T02:00:00-05:00'],
      ['time', { timeOfDay: '03:00' }, '2026-12-07T03:00:00-05:00'],
      ['zone', { timezone: 'Europe/Berlin' }, '2026-12-07T02:00:00+01:00'],
      ['number of weeks', { everyNWeeks: 3 }, '2026-12-07T02:00:00-05:00'],
    ])('begin anew with another %s', async (_what, over, nextScanAt) => {
      const clock = new MovableClock('2026-11-23T12:00:00Z');
      const context = await aTenant({ store: test.store, jobs }, { clock });
      const { site, schedule } = await aScheduledSite(context);
      clock.advance(9 * dayMs);
      const change = { ...scheduleInput(site.id, over), scanScheduleId: schedule.id };
      expect(await updateScanSchedule(context, change)).toMatchObject({ nextScanAt });
    });

    it.skipIf(skip)('are left alone by whoever does not see all of them', async () => {
      const [context, other] = [await tenant(), await tenant()];
      const { site } = await aScheduledSite(context);
      const branch = await createSite(context, { name: 'Branch', networks: ['10.9.0.0/24'] });
      const sites = [site, branch].map(({ id }) => ({ id, subnet: '10.9.0.0/24' }));
      const { id: scanScheduleId } = await createScanSchedule(context, scheduleInput(site.id, { sites }));
      const change = { ...scheduleInput(site.id), scanScheduleId };
      const narrowed = asActor(context, { siteIds: [site.id] });
      const refused = { kind: 'forbidden', code: 'restricted_to_sites' };
      await expect(updateScanSchedule(narrowed, change)).rejects.toMatchObject(refused);
      await expect(deleteScanSchedule(narrowed, { scanScheduleId })).rejects.toMatchObject(refused);
      const unseen = asActor(context, { siteIds: [] });
      for (const stranger of [other, unseen]) {
        const missing = { kind: 'not_found', code: 'scan_schedule_not_found' };
        await expect(updateScanSchedule(stranger, change)).rejects.toMatchObject(missing);
        await expect(deleteScanSchedule(stranger, { scanScheduleId })).rejects.toMatchObject(missing);
      }
      const viewer = asActor(context, { scopes: ['cve:view', 'cve:create'] });
      await expect(updateScanSchedule(viewer, change)).rejects.toMatchObject({ code: 'missing_scope' });
      await expect(deleteScanSchedule(viewer, { scanScheduleId })).rejects.toMatchObject({
        code: 'missing_scope',
      });
      expect((await getScanSchedule(context, { scanScheduleId })).sites).toEqual(sites);
    });
  });

  it.skipIf(skip)('tell only users and groups that there are', async () => {
    const [context, other] = [await tenant(), await tenant()];
    const { site } = await aScheduledSite(context);
    const create = (over: Parameters<typeof scheduleInput>[1]) =>
      createScanSchedule(context, scheduleInput(site.id, over));
    const stranger = await aUser(other);
    await expect(create({ notify: [stranger] })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'user_unknown',
    });
    await aNotificationGroup(other, 'of others');
    await expect(create({ notificationGroup: 'of others' })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'notification_group_unknown',
    });
    const group = await aNotificationGroup(context, 'Security');
    expect((await create({ notificationGroup: 'Security' })).notificationGroup).toBe('Security');
    expect((await create({ notificationGroup: group })).notificationGroup).toBe(group);
    const user = await aUser(context);
    expect((await create({ notify: [user, user] })).notify).toEqual([user]);
  });

  describe('when listed', () => {
    it.skipIf(skip)('come oldest first, page by page, without what the actor may not see', async () => {
      const context = await tenant();
      const made = [];
      for (let index = 0; index < 3; index += 1) made.push(await aScheduledSite(context));
      const ids = made.map(({ schedule }) => schedule.id);
      const all = await listScanSchedules(context);
      expect(all).toEqual({ items: made.map(({ schedule }) => schedule), nextCursor: null });
      const first = await listScanSchedules(context, { limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      const rest = await listScanSchedules(context, { limit: 2, cursor: first.nextCursor ?? '' });
      expect(rest).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
      const narrowed = asActor(context, { siteIds: [made[1]!.site.id] });
      expect((await listScanSchedules(narrowed)).items.map(({ id }) => id)).toEqual([ids[1]]);
      expect((await listScanSchedules(await tenant())).items).toEqual([]);
    });

    it.skipIf(skip)(
      'show what their scans do, in the same number of queries for one and for many',
      async () => {
        const context = await tenant();
        const ask = async () => {
          const { store, count } = counted(context.store);
          const { items } = await listScanSchedules({ ...context, store });
          return { items, queries: count() };
        };
        const ids = { scheduleId: '', siteId: '' };
        for (let index = 0; index < 2; index += 1) {
          const { site, schedule } = await aScheduledSite(context, { minCvss: 0 });
          Object.assign(ids, { scheduleId: schedule.id, siteId: site.id });
        }
        const started = await startMultipleIpScan(context, { ...ids, ips: ['127.0.0.7'] });
        const { organizationId } = context;
        const { scanId, scanSiteId } = started;
        const line = aScanLine(test.store, answeringTargets([]));
        await executeScanSite(line, { organizationId, scanId, scanSiteId }, never);
        const few = await ask();
        expect(few.items).toMatchObject([
          { status: 'ready', latestScan: null, lastRunAt: null },
          { status: 'ready', latestScan: { id: scanId, cveCount: 1 }, running: false },
        ]);
        for (let index = 0; index < 20; index += 1) await aScheduledSite(context);
        await startMultipleIpScan(context, { ...ids, ips: ['127.0.0.8'] });
        const many = await ask();
        expect(many.items).toHaveLength(22);
        expect(many.items[1]).toMatchObject({
          status: 'starting',
          running: true,
          latestScan: { id: scanId },
        });
        expect(many.queries).toBe(few.queries);
        expect(few.queries).toBeGreaterThan(0);
      },
    );
  });

  it.skipIf(skip)('name their next runs in the true offset of each', async () => {
    const clock = new MovableClock('2026-10-01T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const { schedule } = await aScheduledSite(context, { dayOfWeek: 0, timeOfDay: '02:30' });
    const scanScheduleId = schedule.id;
    const runs = await previewScanSchedule(context, { scanScheduleId, count: 4 });
    expect(runs).toEqual([
      '2026-10-04T02:30:00-04:00',
      '2026-10-18T02:30:00-04:00',
      '2026-11-01T02:30:00-05:00',
      '2026-11-15T02:30:00-05:00',
    ]);
    expect(await previewScanSchedule(context, { scanScheduleId })).toHaveLength(10);
    const tooMany = previewScanSchedule(context, { scanScheduleId, count: 101 });
    await expect(tooMany).rejects.toMatchObject({ code: 'parameter_invalid' });
  });

  describe('beside them, scans of a site without a schedule', () => {
    it.skipIf(skip)('take addresses, networks and ranges of both families', async () => {
      const context = await tenant();
      const networks = ['127.0.0.0/24', 'fd00:1::/112'];
      const excludedNetworks = ['127.0.0.9/32'];
      const site = await createSite(context, { name: 'Office', networks, excludedNetworks });
      const targets = [
        '127.0.0.8/30',
        '127.0.0.20-21',
        ' FD00:1::a ',
        'fd00:1::10-fd00:1::11',
        '127.0.0.8/30',
      ];
      const { scanId, scanSiteId, ...started } = await startSiteScan(context, { siteId: site.id, targets });
      expect(started.targets).toEqual([
        '127.0.0.8/30',
        '127.0.0.20-127.0.0.21',
        'fd00:1::a',
        'fd00:1::10-fd00:1::11',
      ]);
      const asked: string[][] = [];
      const job = { organizationId: context.organizationId, scanId, scanSiteId };
      await executeScanSite(aScanLine(test.store, answeringTargets(asked)), job, never);
      expect(asked.flat()).toEqual([
        '127.0.0.8',
        '127.0.0.10',
        '127.0.0.11',
        '127.0.0.20',
        '127.0.0.21',
        'fd00:1::a',
        'fd00:1::10',
        'fd00:1::11',
      ]);
    });

    it.skipIf(skip).each([
      ['10.0.1.0', 'ip_outside_site'],
      ['10.0.0.0/23', 'ip_outside_site'],
      ['10.0.0.250-10.0.1.3', 'ip_outside_site'],
      ['10.0.0.7', 'ip_outside_site'],
      ['10.0.0.6/31', 'ip_outside_site'],
      ['0.0.0.0/0', 'ip_outside_site'],
      ['10.8.0.0/15', 'too_many_addresses'],
      ['fd00::/64', 'parameter_invalid'],
      ['printer.example', 'parameter_invalid'],
      ['10.0.0.9-10.0.0.1', 'parameter_invalid'],
      ['', 'parameter_invalid'],
    ])('refuse %j as %s', async (target, code) => {
      const context = await tenant();
      const lenient = { ...context, settings: { ...context.settings, minPrefixLengthIpv4: 8 } };
      const site = await createSite(lenient, {
        name: 'Office',
        networks: ['10.0.0.0/24', '10.8.0.0/15', 'fd00::/64'],
        excludedNetworks: ['10.0.0.6/31'],
      });
      const refusal = startSiteScan(context, { siteId: site.id, targets: ['10.0.0.1', target] });
      await expect(refusal).rejects.toMatchObject({ kind: 'invalid', code });
    });
  });
});

/** The same store, counting what is asked of its database. */
function counted(store: TenantStore): { store: TenantStore; count: () => number } {
  let queries = 0;
  const db = store.db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { store: { ...store, db }, count: () => queries };
}
