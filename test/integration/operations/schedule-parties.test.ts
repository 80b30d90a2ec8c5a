import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNotificationGroup } from '../../../src/operations/notification-groups/create-notification-group.ts';
import { deleteNotificationGroup } from '../../../src/operations/notification-groups/delete-notification-group.ts';
import { updateNotificationGroup } from '../../../src/operations/notification-groups/update-notification-group.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import { updateScanSchedule } from '../../../src/operations/scan-schedules/update-scan-schedule.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { stopScan } from '../../../src/operations/scans/stop-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { deleteSite } from '../../../src/operations/sites/delete-site.ts';
import { createUser } from '../../../src/operations/users/create-user.ts';
import { deleteUser } from '../../../src/operations/users/delete-user.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { SitewardenError } from '../../../src/support/sitewarden-error.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aNotificationGroup, aUser } from './a-recipient.ts';
import { aScheduledSite, scheduleInput } from './a-schedule.ts';
import { aTenant, openQuietQueue } from './a-tenant.ts';

/** The same context, in which something happens just before a transaction begins. */
function after(context: OperationContext, deed: () => Promise<unknown>): OperationContext {
  const transaction: OperationContext['store']['transaction'] = async (work) => {
    await deed();
    return context.store.transaction(work);
  };
  return { ...context, store: { ...context.store, transaction } };
}

/** Does all at once and gives what failed in a way nobody foresaw, such as a deadlock. */
async function faultsOf(deeds: readonly Promise<unknown>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(deeds);
  const reasons = settled.map((one): unknown => (one.status === 'rejected' ? one.reason : undefined));
  return reasons.filter((reason) => reason !== undefined && !(reason instanceof SitewardenError));
}

describe.each(engines)('what a schedule names on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  const branchOf = (context: OperationContext) =>
    createSite(context, { name: `Branch ${context.newId()}`, networks: ['127.0.1.0/28'] });

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

  it.skipIf(skip)('is refused when it is deleted while the schedule is written', async () => {
    const context = await tenant();
    const { site, schedule } = await aScheduledSite(context);
    const scanScheduleId = schedule.id;
    const writers = [
      (deed: () => Promise<unknown>, over: Parameters<typeof scheduleInput>[1]) =>
        createScanSchedule(after(context, deed), scheduleInput(site.id, over)),
      (deed: () => Promise<unknown>, over: Parameters<typeof scheduleInput>[1]) =>
        updateScanSchedule(after(context, deed), { ...scheduleInput(site.id, over), scanScheduleId }),
    ];
    for (const write of writers) {
      const { id: siteId } = await branchOf(context);
      const sites = [site.id, siteId].map((id) => ({ id, subnet: '127.0.1.0/28' }));
      const withoutSite = write(() => deleteSite(context, { siteId }), { sites });
      await expect(withoutSite).rejects.toMatchObject({ kind: 'not_found', code: 'site_not_found' });
      const userId = await aUser(context);
      const withoutUser = write(() => deleteUser(context, { userId }), { notify: [userId] });
      await expect(withoutUser).rejects.toMatchObject({ kind: 'invalid', code: 'user_unknown' });
      const notificationGroupId = await aNotificationGroup(context, 'Security');
      const withoutGroup = write(() => deleteNotificationGroup(context, { notificationGroupId }), {
        notificationGroup: 'Security',
      });
      await expect(withoutGroup).rejects.toMatchObject({
        kind: 'invalid',
        code: 'notification_group_unknown',
      });
    }
  });

  it.skipIf(skip)('is kept by the id of a group as we write it, so that the group is in use', async () => {
    const context = await tenant();
    const id = await aNotificationGroup(context, 'Security');
    const { schedule } = await aScheduledSite(context, { notificationGroup: id.toUpperCase() });
    expect(schedule.notificationGroup).toBe(id);
    const removed = deleteNotificationGroup(context, { notificationGroupId: id });
    await expect(removed).rejects.toMatchObject({ code: 'notification_group_in_use' });
    // As a version before this one kept it.
    const row = test.store.db.updateTable('scan_schedules').set({ notification_group: id.toUpperCase() });
    await row.where('id', '=', schedule.id).execute();
    const again = deleteNotificationGroup(context, { notificationGroupId: id });
    await expect(again).rejects.toMatchObject({ code: 'notification_group_in_use' });
  });

  it.skipIf(skip)('is looked at once more when a scan of addresses is about to be accepted', async () => {
    const context = await tenant();
    const { site, schedule } = await aScheduledSite(context);
    const order = { scheduleId: schedule.id, siteId: site.id, ips: ['127.0.0.1'] };
    const narrower = scheduleInput(site.id, { sites: [{ id: site.id, subnet: '127.0.0.8/29' }] });
    const change = () => updateScanSchedule(context, { ...narrower, scanScheduleId: schedule.id });
    await expect(startMultipleIpScan(after(context, change), order)).rejects.toMatchObject({
      code: 'ip_outside_site',
    });
    const remove = () => deleteSite(context, { siteId: site.id });
    const second = startMultipleIpScan(after(context, remove), { ...order, ips: ['127.0.0.9'] });
    await expect(second).rejects.toMatchObject({ code: 'site_not_found' });
  });

  it.skipIf(skip)(
    'can be written, deleted and stopped by many at once, and none waits for ever',
    async () => {
      const context = await tenant();
      for (let round = 0; round < 5; round += 1) {
        const [first, second] = [await branchOf(context), await branchOf(context)];
        const sites = [second, first].map(({ id }) => ({ id, subnet: '127.0.1.0/28' }));
        const input = scheduleInput(first.id, { sites });
        const { id: scanScheduleId } = await createScanSchedule(context, input);
        for (const { id: siteId } of sites) {
          await startMultipleIpScan(context, { scheduleId: scanScheduleId, siteId, ips: ['127.0.1.1'] });
          await startMultipleIpScan(context, { scheduleId: scanScheduleId, siteId, ips: ['127.0.1.2'] });
        }
        const user = await createUser(context, { email: `${context.newId()}@example.net`, name: 'Mira' });
        const terms = {
          name: `Group ${round}`,
          topics: ['scan_failed' as const],
          notifiables: [{ channel: 'email' as const, id: user.id }],
        };
        const { id: notificationGroupId } = await createNotificationGroup(context, terms);
        const faults = await faultsOf([
          updateScanSchedule(context, { ...input, scanScheduleId }),
          deleteSite(context, { siteId: first.id }),
          stopScan(context, { scanScheduleId }),
          updateScanSchedule(context, { ...input, notify: [user.id], scanScheduleId }),
          updateNotificationGroup(context, { ...terms, notificationGroupId }),
          deleteUser(context, { userId: user.id }),
          updateNotificationGroup(context, { ...terms, mute: 'always', notificationGroupId }),
        ]);
        expect(faults).toEqual([]);
      }
    },
  );
});
