import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import type { ScanScheduleTermsInput } from '../../../src/operations/scan-schedules/read-scan-schedule-terms.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { executeScanSite } from '../../../src/operations/scans/execute-scan-site.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aScanLine, answeringTargets } from './a-scan-line.ts';
import { aNotificationGroup, aUser } from './a-recipient.ts';
import { aScheduledSite, scheduleInput } from './a-schedule.ts';
import { asActor, aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';

const notFound = { kind: 'not_found', code: 'scan_schedule_not_found' };

describe.each(engines)('scan schedules on $engine', ({ open, skip }) => {
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

  it.skipIf(skip)(
    'come back as they were planned, with the next run in the true offset of their zone',
    async () => {
      const context = await tenant();
      const userId = await aUser(context);
      await aNotificationGroup(context, 'security-alerts');
      const { site, schedule } = await aScheduledSite(context, {
        notify: [userId],
        notificationGroup: 'security-alerts',
      });
      expect(schedule).toEqual({
        ...scheduleInput(site.id),
        id: schedule.id,
        ignoreOfflineSites: false,
        notify: [userId],
        notificationGroup: 'security-alerts',
        // 23 November 2026 is a Monday; at noon UTC two o'clock in New York has passed.
        nextScanAt: '2026-11-30T02:00:00-05:00',
        lastRunAt: null,
        running: false,
        status: 'ready',
        latestScan: null,
        createdAt: '2026-11-23T12:00:00.000Z',
        updatedAt: '2026-11-23T12:00:00.000Z',
      });
      expect(await getScanSchedule(context, { scanScheduleId: schedule.id })).toEqual(schedule);
    },
  );

  it.skipIf(skip)('never name a next run that has passed, and keep their rhythm', async () => {
    const clock = new MovableClock('2026-11-23T12:00:00Z');
    const context = await aTenant({ store: test.store, jobs }, { clock });
    const { schedule } = await aScheduledSite(context);
    clock.advance(8 * 86_400_000);
    const later = await getScanSchedule(context, { scanScheduleId: schedule.id });
    expect(schedule.nextScanAt).toBe('2026-11-30T02:00:00-05:00');
    expect(later.nextScanAt).toBe('2026-12-14T02:00:00-05:00');
  });

  it.skipIf(skip)('show that a scan of theirs waits for its turn', async () => {
    const context = await tenant();
    const { site, schedule } = await aScheduledSite(context);
    await startMultipleIpScan(context, { scheduleId: schedule.id, siteId: site.id, ips: ['127.0.0.1'] });
    expect(await getScanSchedule(context, { scanScheduleId: schedule.id })).toMatchObject({
      running: true,
      status: 'starting',
      lastRunAt: '2026-11-23T07:00:00-05:00',
      latestScan: null,
    });
  });

  it.skipIf(skip)('do not exist for others, and hide sites outside the rights of a key', async () => {
    const [one, other] = [await tenant(), await tenant()];
    const { site, schedule } = await aScheduledSite(one);
    const second = await createSite(one, { name: 'Branch', networks: ['10.9.0.0/24'] });
    const scanScheduleId = schedule.id;
    await expect(getScanSchedule(other, { scanScheduleId })).rejects.toMatchObject(notFound);
    await expect(
      getScanSchedule(asActor(one, { siteIds: [second.id] }), { scanScheduleId }),
    ).rejects.toMatchObject(notFound);
    const both = await createScanSchedule(
      one,
      scheduleInput(site.id, {
        sites: [
          { id: site.id, subnet: '10.1.0.0/24' },
          { id: site.id, subnet: '10.2.0.0/24' },
          { id: second.id, subnet: '10.9.0.0/24' },
        ],
      }),
    );
    expect(both.sites).toHaveLength(3);
    const seen = await getScanSchedule(asActor(one, { siteIds: [second.id] }), { scanScheduleId: both.id });
    expect(seen.sites).toEqual([{ id: second.id, subnet: '10.9.0.0/24' }]);
  });

  it.skipIf(skip)('show nothing of a scan that touched a site outside the rights of a key', async () => {
    const context = await tenant();
    const { site } = await aScheduledSite(context);
    const branch = await createSite(context, { name: 'Branch', networks: ['127.0.1.0/28'] });
    const input = scheduleInput(site.id, {
      sites: [
        { id: site.id, subnet: '127.0.0.0/28' },
        { id: branch.id, subnet: '127.0.1.0/28' },
      ],
    });
    const { id: scanScheduleId } = await createScanSchedule(context, input);
    const scanOf = async (siteId: string, ip: string): Promise<string> => {
      const { scanId, scanSiteId } = await startMultipleIpScan(context, {
        scheduleId: scanScheduleId,
        siteId,
        ips: [ip],
      });
      const job = { organizationId: context.organizationId, scanId, scanSiteId };
      await executeScanSite(aScanLine(test.store, answeringTargets([])), job, new AbortController().signal);
      return scanId;
    };
    const ofBranch = await scanOf(branch.id, '127.0.1.1');
    const ofOffice = await scanOf(site.id, '127.0.0.1');
    const latestFor = async (siteIds: string[] | null) =>
      (await getScanSchedule(asActor(context, { siteIds }), { scanScheduleId })).latestScan?.id;
    expect(await latestFor(null)).toBe(ofOffice);
    expect(await latestFor([branch.id])).toBe(ofBranch);
    expect(await latestFor([site.id, branch.id])).toBe(ofOffice);
  });

  it.skipIf(skip)('cannot name a site of another organization', async () => {
    const [one, other] = [await tenant(), await tenant()];
    const { site } = await aScheduledSite(one);
    const refusal = createScanSchedule(other, scheduleInput(site.id));
    await expect(refusal).rejects.toMatchObject({ kind: 'not_found', code: 'site_not_found' });
  });

  it.skipIf(skip)('need the scopes of the contract', async () => {
    const context = await tenant();
    const { site, schedule } = await aScheduledSite(context);
    const missing = { kind: 'forbidden', code: 'missing_scope' };
    const viewer = asActor(context, { scopes: ['cve:view'] });
    await expect(createScanSchedule(viewer, scheduleInput(site.id))).rejects.toMatchObject(missing);
    const maker = asActor(context, { scopes: ['cve:create'] });
    await expect(getScanSchedule(maker, { scanScheduleId: schedule.id })).rejects.toMatchObject(missing);
  });

  const refused: [Partial<Record<keyof ScanScheduleTermsInput | 'colour', unknown>>, string, string][] = [
    [{ description: undefined }, 'parameter_missing', "'description'"],
    [{ dayOfWeek: undefined }, 'parameter_missing', "'day_of_week'"],
    [{ sites: undefined }, 'parameter_missing', "'sites'"],
    [{ minCvss: undefined }, 'parameter_missing', "'min_cvss'"],
    [{ dayOfWeek: 7 }, 'parameter_invalid', "'day_of_week'"],
    [{ dayOfWeek: 1.5 }, 'parameter_invalid', "'day_of_week'"],
    [{ timeOfDay: '24:00' }, 'parameter_invalid', "'time_of_day'"],
    [{ timeOfDay: '2:00' }, 'parameter_invalid', "'time_of_day'"],
    [{ everyNWeeks: 0 }, 'parameter_invalid', "'every_n_weeks'"],
    [{ everyNWeeks: 53 }, 'parameter_invalid', "'every_n_weeks'"],
    [{ timezone: 'Mars/Olympus' }, 'timezone_unknown', "'timezone'"],
    [{ timezone: '+02:00' }, 'timezone_unknown', "'timezone'"],
    [{ minCvss: 7, warningThreshold: 7 }, 'min_cvss_not_below_warning_threshold', "'min_cvss'"],
    [{ minCvss: 4.55 }, 'parameter_invalid', "'min_cvss'"],
    [{ warningThreshold: 10.1 }, 'parameter_invalid', "'warning_threshold'"],
    [{ sites: [] }, 'parameter_invalid', "'sites'"],
    [{ sites: [{ subnet: '10.0.0.0/24' }] }, 'parameter_missing', "'sites[0].id'"],
    [{ notify: ['nobody'] }, 'parameter_invalid', "'notify[0]'"],
    [{ colour: 'red' }, 'parameter_invalid', "'colour'"],
  ];
  it.skipIf(skip).each(refused)('refuse %j as %s', async (over, code, named) => {
    const context = await tenant();
    const site = await createSite(context, { name: 'Office', networks: ['10.0.0.0/24'] });
    const input = { ...scheduleInput(site.id), ...over } as ScanScheduleTermsInput;
    const refusal = createScanSchedule(context, input);
    await expect(refusal).rejects.toMatchObject({
      kind: 'invalid',
      code,
      message: expect.stringContaining(named),
    });
  });

  it.skipIf(skip).each(['0.1', '0.3', '2.3', '6.9', '9.9'])(
    'accept the threshold %s as one decimal',
    async (text) => {
      const context = await tenant();
      const site = await createSite(context, { name: 'Office', networks: ['10.0.0.0/24'] });
      const created = await createScanSchedule(
        context,
        scheduleInput(site.id, { minCvss: Number(text), warningThreshold: 10 }),
      );
      expect(created.minCvss).toBe(Number(text));
    },
  );
});
