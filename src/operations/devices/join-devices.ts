import type { DeviceMerge } from '../../domain/device-merge.ts';
import type { Connection } from '../../store/database.ts';
import { insertDeviceMerge } from '../../store/queries/device-merge-queries.ts';
import { insertDeviceEvents } from '../../store/queries/inventory-queries.ts';
import { moveContent } from '../../store/queries/merged-content-queries.ts';
import { findDeviceClass } from '../../store/queries/device-class-queries.ts';
import type { OperationContext } from '../operation-context.ts';
import { settleDecisions } from '../findings/settle-decisions.ts';
import { classifyAnew } from './classify-anew.ts';

/** A device as far as a merge looks at it. */
export interface MergeSide {
  readonly id: string;
  readonly siteId: string;
  readonly macAddress: string | null;
  readonly ipAddress: string;
  readonly firstSeenAt: string;
}

/**
 * Makes `merged` a part of `device` in the caller's transaction, which holds the inventory of the site; both keep the
 * word of it in their history.
 */
export async function joinDevices(
  connection: Connection,
  { organizationId, newId, clock }: Pick<OperationContext, 'organizationId' | 'newId' | 'clock'>,
  { device, merged }: { readonly device: MergeSide; readonly merged: MergeSide },
  because: Pick<DeviceMerge, 'reason' | 'madeBy'> & { readonly scanId: string | null },
): Promise<DeviceMerge> {
  const now = clock.now();
  const merge: DeviceMerge = {
    id: newId(),
    siteId: device.siteId,
    deviceId: device.id,
    mergedDeviceId: merged.id,
    reason: because.reason,
    madeBy: because.madeBy,
    madeAt: now.toISOString(),
    undoneBy: null,
    undoneAt: null,
  };
  await insertDeviceMerge(connection, organizationId, { ...merge, firstSeenAtBefore: device.firstSeenAt });
  await moveContent(connection, organizationId, merge, now);
  const createdAt = merge.madeAt;
  const { scanId } = because;
  await insertDeviceEvents(connection, organizationId, [
    {
      id: newId(),
      deviceId: device.id,
      scanId,
      kind: 'merged',
      before: null,
      after: factsOf(merged),
      createdAt,
    },
    {
      id: newId(),
      deviceId: merged.id,
      scanId,
      kind: 'merged',
      before: null,
      after: factsOf(device),
      createdAt,
    },
  ]);
  await settleDecisions(
    connection,
    { organizationId, newId, clock },
    { kind: 'devices', deviceIds: [device.id] },
  );
  const joined = await findDeviceClass(connection, device.id);
  if (joined !== undefined) {
    await classifyAnew(connection, { organizationId, newId }, joined, { has: 'more', scanId, at: createdAt });
  }
  return merge;
}

/** What tells in a history which other device is meant. */
export function factsOf(device: Pick<MergeSide, 'id' | 'macAddress' | 'ipAddress'>) {
  return { device_id: device.id, mac_address: device.macAddress, ip_address: device.ipAddress };
}
