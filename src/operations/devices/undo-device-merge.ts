import { z } from 'zod';
import type { DeviceMerge } from '../../domain/device-merge.ts';
import {
  findMergeOfDevice,
  hasLaterMerge,
  markMergeUndone,
} from '../../store/queries/device-merge-queries.ts';
import { insertDeviceEvents, lockInventoryOfSite } from '../../store/queries/inventory-queries.ts';
import { returnContent } from '../../store/queries/merged-content-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import { authorise } from '../authorise.ts';
import { settleDecisions } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { classifyAnew } from './classify-anew.ts';
import { factsOf } from './join-devices.ts';
import { deviceNotFound, visibleDevice } from './visible-device.ts';

export const UndoDeviceMergeInput = z.strictObject({ deviceId: UuidText, mergeId: UuidText });
export type UndoDeviceMergeInput = z.input<typeof UndoDeviceMergeInput>;

/**
 * Tells merged devices apart again: each gets back what it had, and what scans saw since stays with the first until
 * the next scan. Scans never join the two again by themselves. Scope `cve:update`. Throws `not_found` /
 * `device_not_found` or `device_merge_not_found`; `conflict` / `device_merge_undone`, or `later_merge_first` where the
 * first device has part in a later merge.
 */
export async function undoDeviceMerge(
  context: OperationContext,
  input: UndoDeviceMergeInput,
): Promise<DeviceMerge> {
  authorise(context, 'cve:update');
  const { deviceId, mergeId } = parseInput(UndoDeviceMergeInput, input);
  const { siteId } = await visibleDevice(context, deviceId);
  const { organizationId, newId } = context;
  return context.store.transaction(async (connection) => {
    if (!(await lockInventoryOfSite(connection, { organizationId, siteId }))) throw deviceNotFound(deviceId);
    const merge = await findMergeOfDevice(connection, deviceId, mergeId);
    if (merge === undefined) {
      throw new SitewardenError('not_found', 'device_merge_not_found', `There is no merge ${mergeId}.`);
    }
    if (merge.undoneAt !== null) {
      throw new SitewardenError('conflict', 'device_merge_undone', `The merge ${mergeId} is undone already.`);
    }
    const device = await visibleDevice(context, merge.deviceId, connection);
    const merged = await visibleDevice(context, merge.mergedDeviceId, connection);
    // What both had at the time of the later one would be missing on one side.
    if (device.mergedInto !== null || (await hasLaterMerge(connection, merge))) {
      const detail = `${device.id} has part in a later merge: undo that first.`;
      throw new SitewardenError('conflict', 'later_merge_first', detail);
    }
    const now = context.clock.now();
    const undone = { by: context.actor.id, at: now };
    await returnContent(connection, organizationId, merge, now);
    await markMergeUndone(connection, merge, undone);
    const deviceIds = [device.id, merged.id];
    await settleDecisions(connection, context, { kind: 'devices', deviceIds });
    const createdAt = now.toISOString();
    const event = { scanId: null, kind: 'split', after: null, createdAt } as const;
    await insertDeviceEvents(connection, organizationId, [
      { ...event, id: newId(), deviceId: device.id, before: factsOf(merged) },
      { ...event, id: newId(), deviceId: merged.id, before: factsOf(device) },
    ]);
    await classifyAnew(connection, context, device, { has: 'less', scanId: null, at: createdAt });
    const { firstSeenAtBefore: _, ...before } = merge;
    const after: DeviceMerge = { ...before, undoneBy: undone.by, undoneAt: createdAt };
    await recordChange(connection, context, {
      action: 'undoDeviceMerge',
      objectKind: 'device_merge',
      objectId: mergeId,
      before: { ...before },
      after: { ...after },
    });
    return after;
  });
}
