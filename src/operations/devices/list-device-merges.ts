import { z } from 'zod';
import type { DeviceMerge } from '../../domain/device-merge.ts';
import { listMergesOfDevice } from '../../store/queries/device-merge-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { UuidText } from '../uuid-text.ts';
import { SeenPosition } from './seen-position.ts';
import { visibleDevice } from './visible-device.ts';

export const ListDeviceMergesInput = z.strictObject({ ...PageInput, deviceId: UuidText });
export type ListDeviceMergesInput = z.input<typeof ListDeviceMergesInput>;

/**
 * The merges that a device has part in, on either side, newest first; undone ones too. Scope `cve:view`. Throws
 * `not_found` / `device_not_found`; `invalid` / `cursor_invalid`.
 */
export async function listDeviceMerges(
  context: OperationContext,
  input: ListDeviceMergesInput,
): Promise<Page<DeviceMerge>> {
  authorise(context, 'cve:view');
  const { limit, cursor, deviceId } = parseInput(ListDeviceMergesInput, input);
  const device = await visibleDevice(context, deviceId);
  const after = readCursor(cursor, SeenPosition);
  const rows = await listMergesOfDevice(context.store.db, device.id, { after, limit: limit + 1 });
  return pageOf(rows, limit, ({ madeAt, id }) => [madeAt, id]);
}
