import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBlackoutWindow } from '../../../src/operations/blackout-windows/create-blackout-window.ts';
import { listBlackoutWindows } from '../../../src/operations/blackout-windows/list-blackout-windows.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { listScheduleOccurrences } from '../../../src/operations/scan-schedules/list-schedule-occurrences.ts';
import { previewScanSchedule } from '../../../src/operations/scan-schedules/preview-scan-schedule.ts';
import { setScheduleTiming } from '../../../src/operations/scan-schedules/set-schedule-timing.ts';
import { startDueScans } from '../../../src/operations/scan-schedules/start-due-scans.ts';
import { updateScanSchedule } from '../../../src/operations/scan-schedules/update-scan-schedule.ts';
import { deleteSite } from '../../../src/operations/sites/delete-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { listAuditEntries } from '../../../src/store/queries/audit-log-queries.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { answeringTargets } from './a-scan-line.ts';
import { aScheduledSite, scheduleInput } from './a-schedule.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const hourMs = 3_600_000;
const askHosts = answeringTargets([]);
const fail = (error: unknown): never => {
  throw error;
};

describe.each(engines)('when a schedule runs, on $engine,', ({ open, skip }) => {
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

  /** A schedule for Mondays at two in New York; every test has its own time. */
  async function at(start: string) {
    const clock = new MovableClock(start);
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const { site, schedule } = await aScheduledSite(context, { everyNWeeks: 1 });
    const scanScheduleId = schedule.id;
    const lookAt = async (instant: string): Promise<void> => {
      clock.advance(Date.parse(instant) - clock.now().getTime());
      await startDueScans({ ...context, store: test.store, askHosts }, fail);
    };
    const why = async () =>
      (await listScheduleOccurrences(context, { scanScheduleId })).items.map((occurrence) => ({
        due: occurrence.dueAt,
        what: `${occurrence.outcome}: ${occurrence.reason}`,
        until: occurrence.deferredUntil,
      }));
    return { context, clock, site, scanScheduleId, lookAt, why, next: () => nextOf(context, scanScheduleId) };
  }

  async function nextOf(context: OperationContext, scanScheduleId: string): Promise<string> {
    return (await getScanSchedule(context, { scanScheduleId })).nextScanAt;
  }

  it.skipIf(skip)('it follows a recurrence of its own, in the preview as well', async () => {
    const { context, scanScheduleId, next, lookAt, why } = await at('2031-01-02T12:00:00Z');
    expect(await next()).toBe('2031-01-06T02:00:00-05:00');
    await setScheduleTiming(context, {
      scanScheduleId,
      recurrence: {
        rrule: 'FREQ=MONTHLY;BYDAY=2TU',
        exceptDates: ['2031-02-11'],
        extraDates: ['2031-01-09'],
      },
    });
    expect(await next()).toBe('2031-01-09T02:00:00-05:00');
    expect(await previewScanSchedule(context, { scanScheduleId, count: 3 })).toEqual([
      '2031-01-09T02:00:00-05:00',
      '2031-01-14T02:00:00-05:00',
      '2031-03-11T02:00:00-04:00',
    ]);
    await lookAt('2031-01-09T07:00:05Z');
    expect(await next()).toBe('2031-01-14T02:00:00-05:00');
    expect(await why()).toEqual([{ due: '2031-01-09T07:00:00.000Z', what: 'ran: on_time', until: null }]);
    await setScheduleTiming(context, { scanScheduleId });
    expect(await next()).toBe('2031-01-13T02:00:00-05:00');
  });

  it.skipIf(skip)('it runs at a rule whose days lie years apart, and goes on after each', async () => {
    const { context, scanScheduleId, next, lookAt, why } = await at('2043-10-01T12:00:00Z');
    await setScheduleTiming(context, {
      scanScheduleId,
      recurrence: { rrule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29' },
    });
    await lookAt('2044-02-29T07:00:05Z');
    expect((await why()).map(({ what }) => what)).toEqual(['ran: on_time']);
    expect(await next()).toBe('2048-02-29T02:00:00-05:00');
  });

  it.skipIf(skip)('it keeps its weeks when days are added and left out', async () => {
    const { context, scanScheduleId, lookAt } = await at('2045-01-01T12:00:00Z');
    const rrule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO';
    await setScheduleTiming(context, { scanScheduleId, recurrence: { rrule } });
    // Mondays 2 and 16 January; the Wednesday between lies in a week without a run.
    await lookAt('2045-01-11T00:00:00Z');
    const preview = async () => previewScanSchedule(context, { scanScheduleId, count: 3 });
    const before = await preview();
    await setScheduleTiming(context, { scanScheduleId, recurrence: { rrule, exceptDates: ['2046-05-01'] } });
    expect(await preview()).toEqual(before);
    await setScheduleTiming(context, { scanScheduleId, recurrence: { rrule, extraDates: ['2045-01-12'] } });
    expect(await preview()).toEqual(['2045-01-12T02:00:00-05:00', ...before.slice(0, 2)]);
    await setScheduleTiming(context, { scanScheduleId });
    await setScheduleTiming(context, { scanScheduleId, recurrence: { rrule, extraDates: ['2045-01-12'] } });
    // Begun anew, weeks are counted from the first Monday, not from the day that was added.
    expect(await preview()).toEqual([
      '2045-01-12T02:00:00-05:00',
      '2045-01-16T02:00:00-05:00',
      '2045-01-30T02:00:00-05:00',
    ]);
  });

  it.skipIf(skip)(
    'a run that is put off outlives a change of other days, and ends with its reason with its rule',
    async () => {
      const { context, clock, site, scanScheduleId, next, lookAt, why } = await at('2046-01-03T12:00:00Z');
      const rrule = 'FREQ=WEEKLY;BYDAY=MO';
      await setScheduleTiming(context, { scanScheduleId, recurrence: { rrule } });
      await createBlackoutWindow(context, {
        name: 'Backups',
        weekly: { daysOfWeek: [1], startTime: '01:00', endTime: '06:00', timezone: 'America/New_York' },
      });
      await lookAt('2046-01-08T07:00:05Z');
      await setScheduleTiming(context, {
        scanScheduleId,
        recurrence: { rrule, exceptDates: ['2046-01-22'] },
      });
      expect(await next()).toBe('2046-01-08T06:00:00-05:00');
      await setScheduleTiming(context, { scanScheduleId, recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU' } });
      expect(await next()).toBe('2046-01-09T02:00:00-05:00');
      expect((await why()).map(({ what }) => what)).toEqual([
        'skipped: schedule_changed',
        'deferred: blackout',
      ]);
      await lookAt('2046-01-09T07:00:05Z');
      // Due, and nobody has looked yet.
      clock.advance(Date.parse('2046-01-16T07:00:03Z') - clock.now().getTime());
      const later = scheduleInput(site.id, { everyNWeeks: 1, timeOfDay: '03:00' });
      await updateScanSchedule(context, { scanScheduleId, ...later });
      expect((await why()).map(({ what, due }) => `${due} ${what}`).slice(0, 2)).toEqual([
        '2046-01-16T07:00:00.000Z skipped: schedule_changed',
        '2046-01-09T07:00:00.000Z ran: on_time',
      ]);
    },
  );

  it.skipIf(skip)('it refuses what no scan can be planned by', async () => {
    const { context, scanScheduleId } = await at('2032-01-02T12:00:00Z');
    for (const rrule of ['FREQ=HOURLY', 'FREQ=DAILY;COUNT=2', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31', 'x']) {
      await expect(
        setScheduleTiming(context, { scanScheduleId, recurrence: { rrule } }),
      ).rejects.toMatchObject({ code: 'recurrence_invalid' });
    }
  });

  it.skipIf(skip)('it waits for the end of a blackout, and says which', async () => {
    const { context, site, next, lookAt, why } = await at('2033-01-05T12:00:00Z');
    await createBlackoutWindow(context, {
      name: 'Backups',
      siteIds: [site.id],
      weekly: { daysOfWeek: [0], startTime: '23:00', endTime: '05:30', timezone: 'America/New_York' },
    });
    const due = '2033-01-10T07:00:00.000Z';
    await lookAt('2033-01-10T07:00:05Z');
    expect(await next()).toBe('2033-01-10T05:30:00-05:00');
    await lookAt('2033-01-10T09:00:00Z');
    await lookAt('2033-01-10T10:30:03Z');
    expect(await next()).toBe('2033-01-17T02:00:00-05:00');
    expect(await why()).toEqual([
      { due, what: 'ran: late', until: null },
      { due, what: 'deferred: blackout', until: '2033-01-10T10:30:00.000Z' },
    ]);
  });

  it.skipIf(skip)('it catches a missed run up by its policy', async () => {
    const cases = [
      { start: '2034-01-03T12:00:00Z', missedRuns: 'skip', first: 'skipped: missed' },
      { start: '2035-01-02T12:00:00Z', missedRuns: 'once', first: 'ran: late' },
      { start: '2036-01-02T12:00:00Z', missedRuns: 'next_window', first: 'deferred: waits_for_window' },
    ] as const;
    for (const { start, missedRuns, first } of cases) {
      const { context, scanScheduleId, next, lookAt, why } = await at(start);
      await setScheduleTiming(context, { scanScheduleId, missedRuns });
      const due = Date.parse(await next());
      await lookAt(new Date(due + 6 * hourMs).toISOString());
      expect((await why()).map(({ what }) => what)).toEqual([first]);
      await lookAt(new Date(due + 24 * hourMs + 4000).toISOString());
      const second = missedRuns === 'next_window' ? ['ran: late'] : [];
      expect((await why()).map(({ what }) => what)).toEqual([...second, first]);
    }
  });

  it.skipIf(skip)(
    'it runs once after an outage, for the last time that it was due, and says what was left out',
    async () => {
      const daily = { rrule: 'FREQ=DAILY', exceptDates: [], extraDates: [] };
      const cases = [
        // Three hours late: in time for `once`, not for `skip`, which takes five minutes.
        { year: 2044, missedRuns: 'once', back: 'T10:00:00Z', last: 'ran: late' },
        { year: 2045, missedRuns: 'skip', back: 'T10:00:00Z', last: 'skipped: missed' },
        { year: 2046, missedRuns: 'skip', back: 'T07:05:00Z', last: 'ran: on_time' },
      ] as const;
      for (const { year, missedRuns, back, last } of cases) {
        const { context, scanScheduleId, next, lookAt, why } = await at(`${year}-01-01T12:00:00Z`);
        await setScheduleTiming(context, { scanScheduleId, missedRuns, recurrence: daily });
        expect(await next()).toBe(`${year}-01-02T02:00:00-05:00`);
        await lookAt(`${year}-01-05${back}`);
        expect(await why()).toEqual([
          { due: `${year}-01-05T07:00:00.000Z`, what: last, until: null },
          { due: `${year}-01-04T07:00:00.000Z`, what: 'skipped: missed', until: null },
          { due: `${year}-01-03T07:00:00.000Z`, what: 'skipped: missed', until: null },
          { due: `${year}-01-02T07:00:00.000Z`, what: 'skipped: missed', until: null },
        ]);
        expect(await next()).toBe(`${year}-01-06T02:00:00-05:00`);
      }
    },
  );

  it.skipIf(skip)(
    'it keeps a hundred entries of the runs that a long outage left out, and the count of all',
    async () => {
      const { context, scanScheduleId, lookAt, next } = await at('2047-01-01T12:00:00Z');
      await setScheduleTiming(context, { scanScheduleId, recurrence: { rrule: 'FREQ=DAILY' } });
      await lookAt('2047-06-01T10:00:00Z');
      expect(await next()).toBe('2047-06-02T02:00:00-04:00');
      const kept = await test.store.db
        .selectFrom('schedule_occurrences')
        .select('due_at')
        .where('schedule_id', '=', scanScheduleId)
        .orderBy('due_at')
        .execute();
      expect(kept).toHaveLength(101);
      expect(kept.at(-1)?.due_at).toEqual(new Date('2047-06-01T06:00:00Z'));
      const entries = await listAuditEntries(test.store.db, context.organizationId);
      const missed = entries.find(
        ({ action, objectKind }) => action === 'startDueScans' && objectKind === 'scan_schedule',
      );
      expect(missed?.after).toMatchObject({ skipped: 'missed', runs: 150 });
    },
  );

  it.skipIf(skip)('it runs nothing twice when the clock of the machine goes back', async () => {
    const { context, scanScheduleId, lookAt, why, next } = await at('2048-01-01T12:00:00Z');
    await setScheduleTiming(context, { scanScheduleId, recurrence: { rrule: 'FREQ=DAILY' } });
    await lookAt('2048-01-02T07:00:05Z');
    for (const instant of ['2048-01-02T06:00:00Z', '2048-01-02T06:59:59Z', '2048-01-02T07:00:01Z']) {
      await lookAt(instant);
    }
    expect(await why()).toEqual([{ due: '2048-01-02T07:00:00.000Z', what: 'ran: on_time', until: null }]);
    expect(await next()).toBe('2048-01-03T02:00:00-05:00');
  });

  it.skipIf(skip)('a window of a site that is deleted goes with it, and stays for the others', async () => {
    const { context, site } = await at('2037-01-02T12:00:00Z');
    const other = (await aScheduledSite(context)).site;
    const single = { startsAt: '2037-02-01T00:00:00Z', endsAt: '2037-02-02T00:00:00Z' };
    await createBlackoutWindow(context, { name: 'one', siteIds: [site.id], single });
    await createBlackoutWindow(context, { name: 'both', siteIds: [site.id, other.id], single });
    await deleteSite(context, { siteId: site.id });
    expect((await listBlackoutWindows(context)).items).toMatchObject([{ name: 'both', siteIds: [other.id] }]);
    const neither = createBlackoutWindow(context, { name: 'x', siteIds: null });
    await expect(neither).rejects.toMatchObject({ code: 'blackout_time_invalid' });
    const taken = createBlackoutWindow(context, { name: 'both', single });
    await expect(taken).rejects.toMatchObject({ code: 'blackout_window_name_taken' });
  });
});
