import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { listScanReports } from '../../../src/operations/scan-reports/list-scan-reports.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { startDueScans } from '../../../src/operations/scan-schedules/start-due-scans.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { startScan } from '../../../src/operations/scans/start-scan.ts';
import { openJobQueue, type JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets } from './a-scan-line.ts';
import { aScheduledSite } from './a-schedule.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const askHosts = answeringTargets([]);
const fail = (error: unknown): never => {
  throw error;
};

describe.each(engines)('the clock on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  /** Every test has its own time, so that it sees no schedule of another that is still to come. */
  const at = async (start: string) => {
    const clock = new MovableClock(start);
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const look = () => startDueScans({ ...context, store: test.store, askHosts }, fail);
    return { clock, context, look };
  };
  const scansOf = async (context: OperationContext) =>
    (await listScanReports(context)).items.map(({ kind, scanScheduleId }) => ({ kind, scanScheduleId }));
  const next = async (context: OperationContext, scanScheduleId: string) =>
    (await getScanSchedule(context, { scanScheduleId })).nextScanAt;
  const skipsOf = async (context: OperationContext) =>
    (await listAuditEntries(test.store.db, context.organizationId))
      .filter(({ action, objectKind }) => action === 'startDueScans' && objectKind === 'scan_schedule')
      .map(({ actorKind, actorId, after }) => ({ actorKind, actorId, skipped: after?.['skipped'] }));

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

  it.skipIf(skip)('starts a schedule when its time has come, once, and keeps its rhythm', async () => {
    const { clock, context, look } = await at('2021-03-02T12:00:00Z');
    const { schedule } = await aScheduledSite(context, { everyNWeeks: 1 });
    expect(schedule.nextScanAt).toBe('2021-03-08T02:00:00-05:00');
    await look();
    expect(await scansOf(context)).toEqual([]);
    clock.advance(6 * dayMs);
    await look();
    await look();
    expect(await scansOf(context)).toEqual([{ kind: 'scheduled', scanScheduleId: schedule.id }]);
    // Clocks in New York go forward on 14 March 2021; two o'clock stays two o'clock.
    expect(await next(context, schedule.id)).toBe('2021-03-15T02:00:00-04:00');
    const entries = await listAuditEntries(test.store.db, context.organizationId);
    expect(entries.at(-1)).toMatchObject({
      action: 'startDueScans',
      actorKind: 'system',
      actorId: 'clock',
      objectKind: 'scan',
    });
  });

  it.skipIf(skip)(
    'counts the weeks from the first run, over changes of the clocks and late looks',
    async () => {
      const { clock, context, look } = await at('2022-10-03T06:30:00Z');
      const { schedule } = await aScheduledSite(context, {
        everyNWeeks: 3,
        dayOfWeek: 0,
        timeOfDay: '01:30',
      });
      expect(schedule.nextScanAt).toBe('2022-10-09T01:30:00-04:00');
      const seen: string[] = [];
      for (let run = 0; run < 3; run += 1) {
        const due = Date.parse(await next(context, schedule.id));
        clock.advance(due - clock.now().getTime() + 5 * hourMs);
        await look();
        seen.push(await next(context, schedule.id));
        await test.store.db
          .updateTable('scans')
          .set({ status: 'finished', finished_at: clock.now() })
          .where('organization_id', '=', context.organizationId)
          .execute();
      }
      expect(seen).toEqual([
        '2022-10-30T01:30:00-04:00',
        '2022-11-20T01:30:00-05:00',
        '2022-12-11T01:30:00-05:00',
      ]);
      expect(await scansOf(context)).toHaveLength(3);
    },
  );

  it.skipIf(skip)('steps past schedules that fail, however many are read at a time', async () => {
    const { clock, context } = await at('2020-03-03T12:00:00Z');
    const made = [];
    for (let index = 0; index < 4; index += 1) made.push((await aScheduledSite(context)).schedule.id);
    const broken = test.store.db.updateTable('scan_schedules').set({ timezone: 'Mars/Olympus' });
    await broken.where('id', 'in', made.slice(0, 3)).execute();
    clock.advance(6 * dayMs);
    const failed: string[] = [];
    await startDueScans({ ...context, store: test.store, askHosts }, (_error, { id }) => failed.push(id), {
      mostAtOnce: 2,
    });
    expect(failed.sort()).toEqual(made.slice(0, 3).sort());
    expect(await scansOf(context)).toEqual([{ kind: 'scheduled', scanScheduleId: made[3] }]);
    await test.store.db.deleteFrom('scan_schedules').where('id', 'in', made).execute();
  });

  it.skipIf(skip)('gives each occurrence to one of many who look at the same moment', async () => {
    const { clock, context } = await at('2023-05-02T12:00:00Z');
    const made = [];
    for (let index = 0; index < 5; index += 1) made.push(await aScheduledSite(context));
    clock.advance(6 * dayMs);
    const others = [];
    for (let index = 0; index < 2; index += 1) {
      // On a server each has connections of its own, as another process would.
      const { databaseUrl } = test;
      const store = databaseUrl === undefined ? test.store : await openStore({ databaseUrl });
      const queue = databaseUrl === undefined ? jobs : await openJobQueue(store, fail);
      others.push({ store, jobs: queue, isOwn: databaseUrl !== undefined });
    }
    const looks = others.flatMap(({ store, jobs: queue }) =>
      [1, 2].map(() =>
        startDueScans({ ...context, store, jobs: queue, askHosts }, fail, { random: Math.random }),
      ),
    );
    await Promise.all(looks);
    const started = (await scansOf(context)).map(({ scanScheduleId }) => scanScheduleId);
    expect(started).toHaveLength(made.length);
    expect(new Set(started)).toEqual(new Set(made.map(({ schedule }) => schedule.id)));
    for (const { store, jobs: queue, isOwn } of others) {
      if (!isOwn) continue;
      await queue.stop();
      await store.close();
    }
  });

  it.skipIf(skip)('passes over what is more than a day late, and says so', async () => {
    const { clock, context, look } = await at('2024-06-04T12:00:00Z');
    const { schedule } = await aScheduledSite(context);
    expect(schedule.nextScanAt).toBe('2024-06-10T02:00:00-04:00');
    clock.advance(Date.parse(schedule.nextScanAt) - clock.now().getTime() + dayMs + 1);
    await look();
    expect(await scansOf(context)).toEqual([]);
    expect(await skipsOf(context)).toEqual([{ actorKind: 'system', actorId: 'clock', skipped: 'missed' }]);
    expect(await next(context, schedule.id)).toBe('2024-06-24T02:00:00-04:00');
    await look();
    expect(await skipsOf(context)).toHaveLength(1);
  });

  it.skipIf(skip)('still starts what is just a day late', async () => {
    const { clock, context, look } = await at('2024-08-06T12:00:00Z');
    const { schedule } = await aScheduledSite(context);
    clock.advance(Date.parse(schedule.nextScanAt) - clock.now().getTime() + dayMs);
    await look();
    expect(await scansOf(context)).toHaveLength(1);
  });

  it.skipIf(skip)('starts no second run of the whole, but does not mind a scan of one address', async () => {
    const { clock, context, look } = await at('2025-01-07T12:00:00Z');
    const [whole, single] = [await aScheduledSite(context), await aScheduledSite(context)];
    await startScan(context, { scanScheduleId: whole.schedule.id });
    const target = { scheduleId: single.schedule.id, siteId: single.site.id };
    await startMultipleIpScan(context, { ...target, ips: ['127.0.0.1'] });
    clock.advance(6 * dayMs);
    await look();
    expect(await skipsOf(context)).toMatchObject([{ skipped: 'already_running' }]);
    const started = (await scansOf(context)).filter(({ kind }) => kind === 'scheduled');
    expect(new Set(started.map(({ scanScheduleId }) => scanScheduleId))).toEqual(
      new Set([whole.schedule.id, single.schedule.id]),
    );
    expect(started).toHaveLength(2);
  });

  it.skipIf(skip)('moves on a schedule whose sites are all gone', async () => {
    const { clock, context, look } = await at('2025-03-04T12:00:00Z');
    const { site } = await aScheduledSite(context);
    await test.store.db.deleteFrom('sites').where('id', '=', site.id).execute();
    clock.advance(6 * dayMs);
    await look();
    expect(await skipsOf(context)).toMatchObject([{ skipped: 'without_sites' }]);
  });
});
