import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCveStatuses } from '../../../src/operations/cve-statuses/list-cve-statuses.ts';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { createNotificationGroup } from '../../../src/operations/notification-groups/create-notification-group.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import { createScanSchedule } from '../../../src/operations/scan-schedules/create-scan-schedule.ts';
import { getLatestScanStatus } from '../../../src/operations/scan-schedules/get-latest-scan-status.ts';
import { getScanSchedule } from '../../../src/operations/scan-schedules/get-scan-schedule.ts';
import { updateScanSchedule } from '../../../src/operations/scan-schedules/update-scan-schedule.ts';
import { startMultipleIpScan } from '../../../src/operations/scans/start-multiple-ip-scan.ts';
import { createSite } from '../../../src/operations/sites/create-site.ts';
import { updateSite } from '../../../src/operations/sites/update-site.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aFindingOf, aHostResult } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { scheduleInput } from './a-schedule.ts';
import { asActor, aTenant, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const restricted = { kind: 'forbidden', code: 'restricted_to_sites' };
const macAddress = '00:0C:42:00:00:01';

describe.each(engines)('credentials for certain sites on $engine', ({ open, skip }) => {
  let test: TestStore;
  let jobs: JobQueue;
  const tenant = (): Promise<OperationContext> => aTenant({ store: test.store, jobs });
  /** Two sites, and somebody who may see the first of them. */
  const twoSites = async () => {
    const context = await tenant();
    const here = await createSite(context, {
      name: 'Here',
      networks: ['10.1.0.0/24'],
      excludedNetworks: ['10.1.0.128/25'],
    });
    const there = await createSite(context, { name: 'There', networks: ['10.2.0.0/24'] });
    return { context, here, there, narrowed: asActor(context, { siteIds: [here.id] }) };
  };
  const subnet = (id: string, of: string) => ({ sites: [{ id, subnet: of }] });

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

  it.skipIf(skip)('see decisions about what was seen there alone, and no scan of other sites', async () => {
    const context = await tenant();
    const [here, there] = [await aSiteToSee(context), await aSiteToSee(context)];
    const cveIds = ['CVE-2030-1001', 'CVE-2030-1002'] as const;
    const [both, elsewhere] = [aFindingOf(cveIds[0]), aFindingOf(cveIds[1])];
    await seeHosts(context, here, [aHostResult('10.0.0.1', { macAddress }, [both])]);
    await seeHosts(context, there, [aHostResult('10.0.0.1', { macAddress }, [both, elsewhere])]);
    for (const cveId of cveIds) {
      const justification = 'Nobody can reach this port.';
      await updateCveStatus(context, { macAddress, cveId, status: 'accepted', justification });
    }
    expect((await listCveStatuses(context)).items).toHaveLength(2);
    const seen = (await listCveStatuses(asActor(context, { siteIds: [here] }))).items;
    expect(seen).toMatchObject([{ cveId: cveIds[0], scanId: null }]);
  });

  it.skipIf(skip)('cannot make a site reach addresses that it did not', async () => {
    const { context, here, narrowed } = await twoSites();
    const change = (actor: OperationContext, networks: string[], excludedNetworks: string[]) =>
      updateSite(actor, { siteId: here.id, name: 'Here', networks, excludedNetworks });
    await expect(change(narrowed, ['10.1.0.0/23'], ['10.1.0.128/25'])).rejects.toMatchObject(restricted);
    await expect(change(narrowed, ['10.1.0.0/24', '10.2.0.0/24'], [])).rejects.toMatchObject(restricted);
    await expect(change(narrowed, ['10.1.0.0/24'], [])).rejects.toMatchObject(restricted);
    expect((await change(narrowed, ['10.1.0.0/25'], [])).networks).toEqual(['10.1.0.0/25']);
    await updateSite(context, {
      siteId: here.id,
      name: 'Here',
      networks: ['10.1.0.0/25'],
      excludedDevices: ['class:plc'],
    });
    await expect(change(narrowed, ['10.1.0.0/25'], [])).rejects.toMatchObject(restricted);
    expect((await change(context, ['10.1.0.0/23'], [])).networks).toEqual(['10.1.0.0/23']);
  });

  it.skipIf(skip)('cannot make a schedule reach them either, but keep what it scans', async () => {
    const { context, here, narrowed } = await twoSites();
    const wide = scheduleInput(here.id, subnet(here.id, '10.2.0.0/24'));
    await expect(createScanSchedule(narrowed, wide)).rejects.toMatchObject(restricted);
    const small = scheduleInput(here.id, subnet(here.id, '10.1.0.0/26'));
    const { id: scanScheduleId } = await createScanSchedule(narrowed, small);
    await expect(updateScanSchedule(narrowed, { ...wide, scanScheduleId })).rejects.toMatchObject(restricted);
    await updateScanSchedule(context, { ...wide, scanScheduleId });
    const renamed = { ...wide, description: 'Another name', scanScheduleId };
    expect(await updateScanSchedule(narrowed, renamed)).toMatchObject({ description: 'Another name' });
  });

  it.skipIf(skip)('name only groups that they see, or that the schedule named before', async () => {
    const { context, here, there, narrowed } = await twoSites();
    const topics = ['scan_failed' as const];
    const wide = await createNotificationGroup(context, { name: 'Wide', topics });
    const other = await createNotificationGroup(context, { name: 'Other', topics, siteIds: [there.id] });
    const own = await createNotificationGroup(context, { name: 'Own', topics, siteIds: [here.id] });
    const input = (notificationGroup: string) =>
      scheduleInput(here.id, { ...subnet(here.id, '10.1.0.0/26'), notificationGroup });
    for (const word of [wide.id, wide.name, other.id, other.name, 'None']) {
      await expect(createScanSchedule(narrowed, input(word))).rejects.toMatchObject({
        code: 'notification_group_unknown',
      });
    }
    const { id: scanScheduleId } = await createScanSchedule(narrowed, input(own.name));
    await expect(updateScanSchedule(narrowed, { ...input(wide.name), scanScheduleId })).rejects.toMatchObject(
      { code: 'notification_group_unknown' },
    );
    await updateScanSchedule(context, { ...input(wide.name), scanScheduleId });
    const kept = await updateScanSchedule(narrowed, { ...input(wide.name), scanScheduleId });
    expect(kept.notificationGroup).toBe('Wide');
  });

  it.skipIf(skip)('see a schedule run only where a scan of it looks at one of their sites', async () => {
    const { context, here, there, narrowed } = await twoSites();
    const sites = [
      { id: here.id, subnet: '10.1.0.0/26' },
      { id: there.id, subnet: '10.2.0.0/24' },
    ];
    const { id: scanScheduleId } = await createScanSchedule(context, scheduleInput(here.id, { sites }));
    const start = (siteId: string, ip: string) =>
      startMultipleIpScan(context, { scheduleId: scanScheduleId, siteId, ips: [ip] });
    await start(there.id, '10.2.0.1');
    expect(await getScanSchedule(context, { scanScheduleId })).toMatchObject({ running: true });
    const idle = { running: false, status: 'ready', lastRunAt: null };
    expect(await getScanSchedule(narrowed, { scanScheduleId })).toMatchObject(idle);
    expect(await getLatestScanStatus(narrowed, { scanScheduleId })).toBeUndefined();
    await start(here.id, '10.1.0.1');
    await start(there.id, '10.2.0.2');
    expect(await getScanSchedule(narrowed, { scanScheduleId })).toMatchObject({ running: true });
    expect(await getLatestScanStatus(narrowed, { scanScheduleId })).toMatchObject({ targets: [here.id] });
  });
});
