import type { DeviceService } from '../../domain/device.ts';
import { listServicesOfDevices } from '../../store/queries/inventory-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { GetDeviceInput } from './get-device.ts';
import { visibleDevice } from './visible-device.ts';

/** The services of a device by port. Scope `cve:view`. Throws `not_found` / `device_not_found`. */
export async function listDeviceServices(
  context: OperationContext,
  input: GetDeviceInput,
): Promise<DeviceService[]> {
  authorise(context, 'cve:view');
  const { deviceId } = parseInput(GetDeviceInput, input);
  const device = await visibleDevice(context, deviceId);
  return listServicesOfDevices(context.store.db, context.organizationId, [device.id]);
}
