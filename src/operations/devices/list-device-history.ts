import { z } from 'zod';
import type { DeviceEvent } from '../../domain/device.ts';
import { listEventsOfDevice } from '../../store/queries/device-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { SeenPosition } from './seen-position.ts';
import { visibleDevice } from './visible-device.ts';

export const ListDeviceHistoryInput = z.strictObject({ ...PageInput, deviceId: UuidText });
export type ListDeviceHistoryInput = z.input<typeof ListDeviceHistoryInput>;

/**
 * What scans found new or different on a device, newest first. Scope `cve:view`. Throws `not_found` /
 * `device_not_found`; `invalid` / `cursor_invalid`.
 */
export async function listDeviceHistory(
  context: OperationContext,
  input: ListDeviceHistoryInput,
): Promise<Page<DeviceEvent>> {
  authorise(context, 'cve:view');
  const { limit, cursor, deviceId } = parseInput(ListDeviceHistoryInput, input);
  const device = await visibleDevice(context, deviceId);
  const after = readCursor(cursor, SeenPosition);
  const rows = await listEventsOfDevice(context.store.db, device.id, { after, limit: limit + 1 });
  return pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id]);
}
