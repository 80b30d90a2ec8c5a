import { z } from 'zod';
import { deviceClasses } from '../../domain/device-class.ts';
import type { DeviceSummary } from '../../domain/device.ts';
import { listDevicesOf } from '../../store/queries/device-queries.ts';
import { authorise } from '../authorise.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import { MacAddressText } from '../mac-address-text.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { sitesToLookAt } from '../sites-to-look-at.ts';
import { someText } from '../some-text.ts';
import { TagText } from '../tag-text.ts';
import { UuidText } from '../uuid-text.ts';
import { SeenPosition, seenPosition } from './seen-position.ts';

export const ListDevicesInput = z.strictObject({
  ...PageInput,
  siteId: UuidText.optional(),
  macAddress: MacAddressText.optional(),
  /** Text that stands somewhere in the name, address or maker. */
  q: someText(100).optional(),
  deviceClass: z.enum(deviceClasses).optional(),
  tag: TagText.optional(),
});
export type ListDevicesInput = z.input<typeof ListDevicesInput>;

/** The devices the actor may see, the one seen last first. Scope `cve:view`. Throws `invalid` / `cursor_invalid`. */
export async function listDevices(
  context: OperationContext,
  input: ListDevicesInput = {},
): Promise<Page<DeviceSummary>> {
  authorise(context, 'cve:view');
  const parsed = parseInput(ListDevicesInput, input);
  const { limit, cursor, siteId, macAddress, q, deviceClass, tag } = parsed;
  const filter = { siteIds: sitesToLookAt(context.actor, siteId), macAddress, text: q, deviceClass, tag };
  await settleEnded(context);
  const rows = await listDevicesOf(context.store.db, context.organizationId, filter, {
    after: readCursor(cursor, SeenPosition),
    limit: limit + 1,
  });
  return pageOf(rows, limit, seenPosition);
}
