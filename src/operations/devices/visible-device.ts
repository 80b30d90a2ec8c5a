import type { DeviceSummary } from '../../domain/device.ts';
import type { Connection } from '../../store/database.ts';
import { listDevicesOf } from '../../store/queries/device-queries.ts';
import { SitewardenError } from '../../support/sitewarden-error.ts';
import type { OperationContext } from '../operation-context.ts';

/** The device, if the actor may see its site. Throws `not_found` / `device_not_found` for every other id alike. */
export async function visibleDevice(
  context: OperationContext,
  deviceId: string,
  connection: Connection = context.store.db,
): Promise<DeviceSummary> {
  const filter = { siteIds: context.actor.siteIds, id: deviceId };
  const options = { after: undefined, limit: 1 };
  const [device] = await listDevicesOf(connection, context.organizationId, filter, options);
  if (device !== undefined) return device;
  throw deviceNotFound(deviceId);
}

export function deviceNotFound(deviceId: string): SitewardenError {
  return new SitewardenError('not_found', 'device_not_found', `There is no device ${deviceId}.`);
}
