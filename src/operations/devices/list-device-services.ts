import { z } from 'zod';
import type { DeviceService } from '../../domain/device.ts';
import { listServicesOfDevice } from '../../store/queries/inventory-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { visibleDevice } from './visible-device.ts';

export const ListDeviceServicesInput = z.strictObject({ ...PageInput, deviceId: UuidText });
export type ListDeviceServicesInput = z.input<typeof ListDeviceServicesInput>;

const Position = z.tuple([z.int().min(0).max(65_535), z.enum(['tcp', 'udp']), z.uuid()]);

/**
 * The services of a device by port. Scope `cve:view`. Throws `not_found` / `device_not_found`; `invalid` /
 * `cursor_invalid`.
 */
export async function listDeviceServices(
  context: OperationContext,
  input: ListDeviceServicesInput,
): Promise<Page<DeviceService>> {
  authorise(context, 'cve:view');
  const { limit, cursor, deviceId } = parseInput(ListDeviceServicesInput, input);
  const device = await visibleDevice(context, deviceId);
  const after = readCursor(cursor, Position);
  const rows = await listServicesOfDevice(context.store.db, device.id, { after, limit: limit + 1 });
  return pageOf(rows, limit, ({ port, transport, id }) => [port, transport, id]);
}
