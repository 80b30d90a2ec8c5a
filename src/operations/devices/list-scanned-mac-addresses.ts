import { z } from 'zod';
import type { DeviceSummary } from '../../domain/device.ts';
import { listDevicesOf } from '../../store/queries/device-queries.ts';
import { authorise } from '../authorise.ts';
import { settleEnded } from '../findings/settle-decisions.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { SeenPosition, seenPosition } from './seen-position.ts';

export const ListScannedMacAddressesInput = z.strictObject({
  ...PageInput,
  /** Also devices on which no CVE was ever seen. */
  all: z.boolean().default(false),
});
export type ListScannedMacAddressesInput = z.input<typeof ListScannedMacAddressesInput>;

/**
 * The devices with a MAC address on which scans saw a CVE, the one seen last first. Scope `cve:view`. Throws `invalid`
 * / `cursor_invalid`.
 */
export async function listScannedMacAddresses(
  context: OperationContext,
  input: ListScannedMacAddressesInput = {},
): Promise<Page<DeviceSummary>> {
  authorise(context, 'cve:view');
  const { limit, cursor, all } = parseInput(ListScannedMacAddressesInput, input);
  const filter = { siteIds: context.actor.siteIds, hasMacAddress: true, hasFindings: !all };
  await settleEnded(context);
  const rows = await listDevicesOf(context.store.db, context.organizationId, filter, {
    after: readCursor(cursor, SeenPosition),
    limit: limit + 1,
  });
  return pageOf(rows, limit, seenPosition);
}
