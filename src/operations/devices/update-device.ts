import { z } from 'zod';
import type { DeviceSummary } from '../../domain/device.ts';
import { setDeviceTags } from '../../store/queries/device-queries.ts';
import { lockInventoryOfSite } from '../../store/queries/inventory-queries.ts';
import { authorise } from '../authorise.ts';
import { settleDecisions } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { TagText } from '../tag-text.ts';
import { UuidText } from '../uuid-text.ts';
import { deviceNotFound, visibleDevice } from './visible-device.ts';

export const UpdateDeviceInput = z.strictObject({
  deviceId: UuidText,
  tags: z.array(TagText).max(32),
});
export type UpdateDeviceInput = z.input<typeof UpdateDeviceInput>;

/**
 * Gives a device the tags that people know it by, in the place of those it had; rules that name a tag count for its
 * findings, or no longer do. Scope `cve:update`. Throws `not_found` / `device_not_found`.
 */
export async function updateDevice(
  context: OperationContext,
  input: UpdateDeviceInput,
): Promise<DeviceSummary> {
  authorise(context, 'cve:update');
  const { deviceId, tags } = parseInput(UpdateDeviceInput, input);
  const { organizationId } = context;
  const { siteId } = await visibleDevice(context, deviceId);
  return context.store.transaction(async (connection) => {
    if (!(await lockInventoryOfSite(connection, { organizationId, siteId }))) throw deviceNotFound(deviceId);
    const before = await visibleDevice(context, deviceId, connection);
    const after = [...new Set(tags)].sort();
    await setDeviceTags(connection, deviceId, after);
    await settleDecisions(connection, context, { kind: 'devices', deviceIds: [deviceId] });
    await recordChange(connection, context, {
      action: 'updateDevice',
      objectKind: 'device',
      objectId: deviceId,
      before: { id: deviceId, tags: before.tags },
      after: { id: deviceId, tags: after },
    });
    return visibleDevice(context, deviceId, connection);
  });
}
