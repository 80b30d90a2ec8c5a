import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateCveStatus } from '../../../src/operations/cve-statuses/update-cve-status.ts';
import { getDevice } from '../../../src/operations/devices/get-device.ts';
import { listDeviceHistory } from '../../../src/operations/devices/list-device-history.ts';
import { listDeviceMerges } from '../../../src/operations/devices/list-device-merges.ts';
import { listDevices } from '../../../src/operations/devices/list-devices.ts';
import { mergeDevices } from '../../../src/operations/devices/merge-devices.ts';
import { splitDevice } from '../../../src/operations/devices/split-device.ts';
import { updateDevice } from '../../../src/operations/devices/update-device.ts';
import { undoDeviceMerge } from '../../../src/operations/devices/undo-device-merge.ts';
import { getCvesByMacAddress } from '../../../src/operations/findings/get-cves-by-mac-address.ts';
import { listFindings } from '../../../src/operations/findings/list-findings.ts';
import type { OperationContext } from '../../../src/operations/operation-context.ts';
import type { JobQueue } from '../../../src/store/jobs/open-job-queue.ts';
import { aFindingOf, aHostResult, aServiceAt } from '../../support/a-host-result.ts';
import { engines, type TestStore } from '../store/open-test-stores.ts';
import { aTenant, MovableClock, openQuietQueue } from './a-tenant.ts';
import { aSiteToSee, seeHosts } from './an-inventory.ts';

const [mac, other] = ['00:0C:42:00:00:01', '00:0C:42:00:00:02'];
const [both, alone] = ['CVE-2030-1001', 'CVE-2030-1002'];
const one = () =>
  aHostResult('10.0.0.1', { macAddress: mac, services: [aServiceAt(22)] }, [aFindingOf(both)]);
const two = () =>
  aHostResult('10.0.0.2', { macAddress: other, services: [aServiceAt(22), aServiceAt(80)] }, [
    aFindingOf(both),
    aFindingOf(alone, { service: aServiceAt(80) }),
  ]);

describe.each(engines)('devices that are one, on $engine,', ({ open, skip }) => {
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

  /** A site with two devices that a scan saw apart. */
  async function twoDevices() {
    const context = await aTenant(
      { store: test.store, jobs },
      { clock: new MovableClock('2026-11-24T12:00:00Z') },
    );
    const siteId = await aSiteToSee(context);
    await seeHosts(context, siteId, [one(), two()]);
    const ids = async (): Promise<Record<string, string>> => {
      const { items } = await listDevices(context, { siteId });
      return Object.fromEntries(items.map(({ id, ipAddress }) => [ipAddress, id]));
    };
    const known = await ids();
    return { context, siteId, deviceId: known['10.0.0.1'] ?? '', mergedDeviceId: known['10.0.0.2'] ?? '' };
  }

  /** Everything that a merge touches, as people see it. */
  async function state(context: OperationContext, deviceIds: readonly string[]) {
    const findings = async (deviceId: string) =>
      (await listFindings(context, { deviceId })).items
        .map(({ cveId, port, sightings }) => `${cveId} ${port} ${sightings}`)
        .sort();
    const { db } = context.store;
    return Promise.all(
      deviceIds.map(async (deviceId) => ({
        device: await getDevice(context, { deviceId }),
        findings: await findings(deviceId),
        services: (
          await db
            .selectFrom('device_services')
            .select('port')
            .where('device_id', '=', deviceId)
            .orderBy('port')
            .execute()
        ).map(({ port }) => port),
      })),
    );
  }

  it.skipIf(skip)('have everything together, and each has its own again when it is undone', async () => {
    const { context, siteId, deviceId, mergedDeviceId } = await twoDevices();
    const before = await state(context, [deviceId, mergedDeviceId]);
    const merge = await mergeDevices(context, { deviceId, mergedDeviceId });
    expect((await listDevices(context, { siteId })).items.map(({ id }) => id)).toEqual([deviceId]);
    const [joined] = await state(context, [deviceId]);
    expect(joined).toMatchObject({
      findings: [`${both} 22 1`, `${alone} 80 1`],
      services: [22, 80],
      device: { macAddress: mac, macAddresses: [mac, other], totalScans: 1, uniqueCveCount: 2 },
    });
    expect(await getDevice(context, { deviceId: mergedDeviceId })).toMatchObject({ mergedInto: deviceId });
    const history = (await listDeviceHistory(context, { deviceId })).items;
    expect(history[0]).toMatchObject({ kind: 'merged', after: { device_id: mergedDeviceId }, scanId: null });
    const undone = await undoDeviceMerge(context, { deviceId, mergeId: merge.id });
    expect(undone).toMatchObject({ undoneBy: context.actor.id });
    expect(await state(context, [deviceId, mergedDeviceId])).toEqual(before);
    expect((await listDeviceMerges(context, { deviceId: mergedDeviceId })).items).toMatchObject([
      { id: merge.id, reason: 'person', undoneAt: expect.any(String) },
    ]);
  });

  it.skipIf(skip)('are of the kind that all of it speaks for, which the history tells', async () => {
    const context = await aTenant(
      { store: test.store, jobs },
      { clock: new MovableClock('2026-11-24T12:00:00Z') },
    );
    const siteId = await aSiteToSee(context);
    const jetdirect = aServiceAt(9100, null);
    const printer = {
      ...jetdirect,
      identity: { ...jetdirect.identity, service: 'jetdirect', vendor: 'HP', product: 'LaserJet', extra: {} },
    };
    const plain = aHostResult('10.0.0.1', { macAddress: mac, services: [] });
    await seeHosts(context, siteId, [
      plain,
      aHostResult('10.0.0.2', { macAddress: other, services: [printer] }),
    ]);
    const { items } = await listDevices(context, { siteId });
    const idAt = (address: string) => items.find(({ ipAddress }) => ipAddress === address)?.id ?? '';
    const [deviceId, mergedDeviceId] = [idAt('10.0.0.1'), idAt('10.0.0.2')];
    const kindOf = async () => (await getDevice(context, { deviceId })).classification.deviceClass;
    expect(await kindOf()).toBe('unknown');
    const merge = await mergeDevices(context, { deviceId, mergedDeviceId });
    expect(await kindOf()).toBe('printer');
    const changed = (await listDeviceHistory(context, { deviceId })).items.filter(
      ({ kind }) => kind === 'class_changed',
    );
    expect(changed).toMatchObject([
      { before: { device_class: 'unknown' }, after: { device_class: 'printer' } },
    ]);
    await undoDeviceMerge(context, { deviceId, mergeId: merge.id });
    expect(await kindOf()).toBe('unknown');
  });

  it.skipIf(skip)('have the tags of both, and each its own again when it is undone', async () => {
    const { context, deviceId, mergedDeviceId } = await twoDevices();
    await updateDevice(context, { deviceId, tags: ['dmz', 'west'] });
    await updateDevice(context, { deviceId: mergedDeviceId, tags: ['cash', 'dmz'] });
    const merge = await mergeDevices(context, { deviceId, mergedDeviceId });
    const tagsOf = async (id: string) => (await getDevice(context, { deviceId: id })).tags;
    expect(await tagsOf(deviceId)).toEqual(['cash', 'dmz', 'west']);
    await undoDeviceMerge(context, { deviceId, mergeId: merge.id });
    expect(await tagsOf(deviceId)).toEqual(['dmz', 'west']);
    expect(await tagsOf(mergedDeviceId)).toEqual(['cash', 'dmz']);
  });

  it.skipIf(skip)('stay one in later scans, and are told of under each MAC address', async () => {
    const { context, siteId, deviceId, mergedDeviceId } = await twoDevices();
    await updateCveStatus(context, {
      macAddress: other,
      cveId: alone,
      status: 'accepted',
      justification: 'The port is closed to all but us.',
    });
    await mergeDevices(context, { deviceId, mergedDeviceId });
    await seeHosts(context, siteId, [two()]);
    const { items } = await listDevices(context, { siteId });
    expect(items).toMatchObject([
      { id: deviceId, ipAddress: '10.0.0.2', totalScans: 2, uniqueCveCount: 2, openCveCount: 1 },
    ]);
    expect((await listFindings(context, { deviceId, status: 'accepted' })).items).toHaveLength(1);
    expect((await listFindings(context, { deviceId, status: 'open' })).items).toHaveLength(1);
    const told = await getCvesByMacAddress(context, { macAddresses: [other] });
    expect(told.macStats[other]).toMatchObject({ uniqueCveCount: 2, totalCveInstances: 4 });
    expect(told.cves.map(({ device, standing }) => `${device.macAddress} ${standing}`).sort()).toEqual([
      `${other} accepted`,
      `${other} open`,
    ]);
  });

  it.skipIf(skip)('keep open what only one of them has open', async () => {
    const { context, deviceId, mergedDeviceId } = await twoDevices();
    const { db } = context.store;
    await db
      .updateTable('findings')
      .set({ closed_at: new Date(), closed_reason: 'data_changed' })
      .where('device_id', '=', deviceId)
      .execute();
    const merge = await mergeDevices(context, { deviceId, mergedDeviceId });
    expect((await listFindings(context, { deviceId })).items.map(({ cveId }) => cveId).sort()).toEqual([
      both,
      alone,
    ]);
    await undoDeviceMerge(context, { deviceId, mergeId: merge.id });
    expect((await listFindings(context, { deviceId })).items).toEqual([]);
    expect((await listFindings(context, { deviceId: mergedDeviceId })).items).toHaveLength(2);
  });

  it.skipIf(skip)('leave a fix that a scan has proved proved, when they are two again', async () => {
    const { context, siteId, deviceId, mergedDeviceId } = await twoDevices();
    const newer = 'cpe:2.3:a:openbsd:openssh:9.9:p1:*:*:*:*:*:*';
    const service = aServiceAt(22, '9.9p1');
    const mended = { ...service, identity: { ...service.identity, cpe: [newer] } };
    const finishedAt = '2030-01-01T00:00:00.000Z';
    const host = aHostResult('10.0.0.1', { macAddress: mac, services: [mended], finishedAt });
    await seeHosts(context, siteId, [host], undefined, () => () => 'not_affected');
    const state = async () =>
      (await listFindings(context, { deviceId, closed: true })).items.map((finding) => finding.state);
    expect(await state()).toEqual(['fixed_verified']);
    const merge = await mergeDevices(context, { deviceId, mergedDeviceId });
    await undoDeviceMerge(context, { deviceId, mergeId: merge.id });
    expect(await state()).toEqual(['fixed_verified']);
  });

  it.skipIf(skip)('are joined by a scan in which one names the other as its interface, once', async () => {
    const { context, siteId, deviceId, mergedDeviceId } = await twoDevices();
    const router = aHostResult('10.0.0.1', { macAddress: mac, ownMacAddresses: [mac, other] });
    const scanId = await seeHosts(context, siteId, [router]);
    const [merge] = (await listDeviceMerges(context, { deviceId })).items;
    expect(merge).toMatchObject({ mergedDeviceId, reason: 'own_interface', madeBy: null });
    expect((await listDeviceHistory(context, { deviceId })).items[0]).toMatchObject({ scanId });
    await undoDeviceMerge(context, { deviceId, mergeId: merge?.id ?? '' });
    await seeHosts(context, siteId, [router, two()]);
    expect((await listDevices(context, { siteId })).items).toHaveLength(2);
    expect(await getDevice(context, { deviceId })).toMatchObject({ macAddresses: [mac] });
  });

  it.skipIf(skip)('are two again where a person says that one address is not the device', async () => {
    const context = await aTenant(
      { store: test.store, jobs },
      { clock: new MovableClock('2026-11-24T12:00:00Z') },
    );
    const siteId = await aSiteToSee(context);
    const clone = aHostResult('10.0.0.2', { macAddress: mac, services: [aServiceAt(443)] });
    await seeHosts(context, siteId, [one(), clone]);
    const [device] = (await listDevices(context, { siteId })).items;
    const deviceId = device?.id ?? '';
    const apart = await splitDevice(context, { deviceId, ipAddress: '10.0.0.2' });
    await seeHosts(context, siteId, [one(), clone]);
    const [own, its] = await state(context, [deviceId, apart.id]);
    expect([own?.device.macAddress, its?.device.macAddress]).toEqual([mac, null]);
    expect([own?.services, its?.services]).toEqual([[22, 443], [443]]);
    await expect(splitDevice(context, { deviceId, ipAddress: '10.0.0.2' })).rejects.toMatchObject({
      code: 'address_is_a_device',
    });
    await mergeDevices(context, { deviceId, mergedDeviceId: apart.id });
    await seeHosts(context, siteId, [one(), clone]);
    expect((await listDevices(context, { siteId })).items.map(({ id }) => id)).toEqual([deviceId]);
  });

  it.skipIf(skip)(
    'are not joined twice, with themselves or across sites, nor told apart out of order',
    async () => {
      const { context, siteId, deviceId, mergedDeviceId } = await twoDevices();
      const elsewhere = await aSiteToSee(context);
      await seeHosts(context, elsewhere, [one()]);
      const [far] = (await listDevices(context, { siteId: elsewhere })).items;
      const third = aHostResult('10.0.0.3', { macAddress: '00:0C:42:00:00:03' });
      await seeHosts(context, siteId, [third]);
      const [thirdId = ''] = (await listDevices(context, { siteId })).items
        .filter(({ ipAddress }) => ipAddress === '10.0.0.3')
        .map(({ id }) => id);
      const codeOf = async (promise: Promise<unknown>): Promise<unknown> =>
        promise.then(
          () => 'no error',
          (error: unknown) => (error as { code?: string }).code,
        );
      const join = (from: string, into = deviceId) =>
        mergeDevices(context, { deviceId: into, mergedDeviceId: from });
      expect(await codeOf(join(deviceId))).toBe('devices_not_mergeable');
      expect(await codeOf(join(far?.id ?? ''))).toBe('devices_not_mergeable');
      expect(await codeOf(join(context.newId()))).toBe('device_not_found');
      const inner = await join(mergedDeviceId);
      expect(await codeOf(join(mergedDeviceId))).toBe('device_already_merged');
      const undo = (mergeId: string) => undoDeviceMerge(context, { deviceId, mergeId });
      const fourth = aHostResult('10.0.0.4', { macAddress: '00:0C:42:00:00:04' });
      await seeHosts(context, siteId, [fourth]);
      const [fourthId = ''] = (await listDevices(context, { siteId })).items
        .filter(({ ipAddress }) => ipAddress === '10.0.0.4')
        .map(({ id }) => id);
      const beside = await join(fourthId);
      expect(await codeOf(undo(inner.id))).toBe('later_merge_first');
      await undo(beside.id);
      const outer = await join(deviceId, thirdId);
      await seeHosts(context, siteId, [two()]);
      const standing = (await listDevices(context, { siteId })).items.map(({ id }) => id);
      expect(standing.sort()).toEqual([thirdId, fourthId].sort());
      expect(await codeOf(undo(inner.id))).toBe('later_merge_first');
      await undo(outer.id);
      await undo(inner.id);
      expect(await codeOf(undo(inner.id))).toBe('device_merge_undone');
      expect((await listDevices(context, { siteId })).items).toHaveLength(4);
    },
  );
});
