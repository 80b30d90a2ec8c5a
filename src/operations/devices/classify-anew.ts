import { classifyHost } from '../../domain/classify-host.ts';
import type { DeviceClassification } from '../../domain/device-class.ts';
import type { Device, DeviceEvent, DeviceService } from '../../domain/device.ts';
import { keptClassification } from '../../inventory/kept-classification.ts';
import type { Connection } from '../../store/database.ts';
import { setDeviceClass } from '../../store/queries/device-class-queries.ts';
import { insertDeviceEvents, listServicesOfDevices } from '../../store/queries/inventory-queries.ts';
import type { OperationContext } from '../operation-context.ts';

type Context = Pick<OperationContext, 'organizationId' | 'newId'>;
type Told = Pick<Device, 'id' | 'hostname' | 'manufacturer' | 'classification'>;

/**
 * Says anew what kind of device it is, by all that is kept of it now that it has other services than before, and tells its
 * history when that is another kind. What it has more may only add to what was known; what it has less takes that away.
 */
export async function classifyAnew(
  connection: Connection,
  { organizationId, newId }: Context,
  device: Told,
  { has, scanId, at }: { readonly has: 'more' | 'less'; readonly scanId: string | null; readonly at: string },
): Promise<void> {
  const services = await listServicesOfDevices(connection, organizationId, [device.id]);
  const { hostname, manufacturer, classification: before } = device;
  const now = classifyHost({ hostname, manufacturer, services: services.map(asObserved) });
  const after = has === 'more' ? keptClassification(before, now) : now;
  await setDeviceClass(connection, device.id, after);
  if (after.deviceClass === before.deviceClass) return;
  const event = { id: newId(), deviceId: device.id, scanId, kind: 'class_changed', createdAt: at } as const;
  await insertDeviceEvents(connection, organizationId, [
    { ...event, before: factsOf(before), after: factsOf(after) } satisfies DeviceEvent,
  ]);
}

function factsOf({ deviceClass, confidence, osFamily }: DeviceClassification) {
  return { device_class: deviceClass, confidence, os_family: osFamily };
}

function asObserved({ port, transport, tls, banner, ...identity }: DeviceService) {
  return { port, transport, tls, banner, identity, observation: null };
}
