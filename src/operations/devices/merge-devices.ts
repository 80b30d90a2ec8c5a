import { z } from 'zod';
import type { DeviceMerge } from '../../domain/device-merge.ts';
import { lockInventoryOfSite } from '../../store/queries/inventory-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { joinDevices } from './join-devices.ts';
import { deviceNotFound, visibleDevice } from './visible-device.ts';

export const MergeDevicesInput = z.strictObject({ deviceId: UuidText, mergedDeviceId: UuidText });
export type MergeDevicesInput = z.input<typeof MergeDevicesInput>;

/**
 * Says that two devices of a site are one: services, findings, scans and MAC addresses of the second become the
 * first's, and so does what later scans see of either. Scope `cve:update`. Throws `not_found` / `device_not_found`;
 * `invalid` / `devices_not_mergeable` for a device and itself and across sites; `conflict` / `device_already_merged`.
 */
export async function mergeDevices(
  context: OperationContext,
  input: MergeDevicesInput,
): Promise<DeviceMerge> {
  authorise(context, 'cve:update');
  const { deviceId, mergedDeviceId } = parseInput(MergeDevicesInput, input);
  const { siteId } = await visibleDevice(context, deviceId);
  return context.store.transaction(async (connection) => {
    const place = { organizationId: context.organizationId, siteId };
    if (!(await lockInventoryOfSite(connection, place))) throw deviceNotFound(deviceId);
    const [device, merged] = [
      await visibleDevice(context, deviceId, connection),
      await visibleDevice(context, mergedDeviceId, connection),
    ];
    if (device.id === merged.id) throw notMergeable('A device is one with itself already.');
    if (merged.siteId !== siteId) throw notMergeable('Devices of two sites are two devices.');
    for (const { id, mergedInto } of [device, merged]) {
      if (mergedInto === null) continue;
      throw new SitewardenError('conflict', 'device_already_merged', `${id} is merged into ${mergedInto}.`);
    }
    const merge = await joinDevices(
      connection,
      context,
      { device, merged },
      { reason: 'person', madeBy: context.actor.id, scanId: null },
    );
    await recordChange(connection, context, {
      action: 'mergeDevices',
      objectKind: 'device_merge',
      objectId: merge.id,
      after: { ...merge },
    });
    return merge;
  });
}

function notMergeable(detail: string): SitewardenError {
  return new SitewardenError('invalid', 'devices_not_mergeable', detail);
}
