import { z } from 'zod';
import { canonicalIpAddress } from '../../domain/ip-network.ts';
import type { DeviceSummary } from '../../domain/device.ts';
import { addressIdentity } from '../../inventory/identify-hosts.ts';
import { isUniqueViolation } from '../../store/is-unique-violation.ts';
import {
  insertDeviceEvents,
  insertDeviceKeptApart,
  lockInventoryOfSite,
} from '../../store/queries/inventory-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { factsOf } from './join-devices.ts';
import { deviceNotFound, visibleDevice } from './visible-device.ts';

export const SplitDeviceInput = z.strictObject({
  deviceId: UuidText,
  ipAddress: z.string().transform((text, context) => {
    const address = canonicalIpAddress(text);
    if (address === undefined) context.addIssue({ code: 'custom', message: 'must be an IP address' });
    return address ?? '';
  }),
});
export type SplitDeviceInput = z.input<typeof SplitDeviceInput>;

/**
 * Says that what answers at an address is not this device but another one, whatever MAC address it shows, and gives
 * that other one. What scans see there from now on is its own; merging it into the first undoes it. Scope
 * `cve:update`. Throws `not_found` / `device_not_found`; `conflict` / `device_already_merged`, or
 * `address_is_a_device` where a device is known by that address alone.
 */
export async function splitDevice(
  context: OperationContext,
  input: SplitDeviceInput,
): Promise<DeviceSummary> {
  authorise(context, 'cve:update');
  const { deviceId, ipAddress } = parseInput(SplitDeviceInput, input);
  const { siteId } = await visibleDevice(context, deviceId);
  const { organizationId, newId } = context;
  return context.store
    .transaction(async (connection) => {
      if (!(await lockInventoryOfSite(connection, { organizationId, siteId })))
        throw deviceNotFound(deviceId);
      const device = await visibleDevice(context, deviceId, connection);
      if (device.mergedInto !== null) {
        const detail = `${deviceId} is merged into ${device.mergedInto}.`;
        throw new SitewardenError('conflict', 'device_already_merged', detail);
      }
      const now = context.clock.now();
      const createdAt = now.toISOString();
      const apart = { id: newId(), siteId, identity: addressIdentity(ipAddress), ipAddress, seenAt: now };
      const { lastScanId: scanId } = device;
      await insertDeviceKeptApart(connection, organizationId, { ...apart, scanId });
      const event = { scanId: null, kind: 'split', before: null, createdAt } as const;
      await insertDeviceEvents(connection, organizationId, [
        { ...event, id: newId(), deviceId, after: factsOf({ id: apart.id, macAddress: null, ipAddress }) },
        { ...event, id: newId(), deviceId: apart.id, after: factsOf(device) },
      ]);
      await recordChange(connection, context, {
        action: 'splitDevice',
        objectKind: 'device',
        objectId: apart.id,
        after: { id: apart.id, siteId, ipAddress, splitFrom: deviceId },
      });
      return visibleDevice(context, apart.id, connection);
    })
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      const detail = `A device is known by the address ${ipAddress} already.`;
      throw new SitewardenError('conflict', 'address_is_a_device', detail);
    });
}
