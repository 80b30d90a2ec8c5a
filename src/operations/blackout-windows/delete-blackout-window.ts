import { z } from 'zod';
import { lockBlackoutWindow, removeBlackoutWindow } from '../../store/queries/blackout-window-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import { maySeeWindow, windowNotFound } from './blackout-window-terms.ts';

const DeleteBlackoutWindowInput = z.strictObject({ blackoutWindowId: UuidText });
export type DeleteBlackoutWindowInput = z.input<typeof DeleteBlackoutWindowInput>;

/** Takes a window away. Scope `cve:delete`. Throws `not_found` / `blackout_window_not_found`. */
export async function deleteBlackoutWindow(
  context: OperationContext,
  input: DeleteBlackoutWindowInput,
): Promise<void> {
  authorise(context, 'cve:delete');
  const { blackoutWindowId } = parseInput(DeleteBlackoutWindowInput, input);
  const { organizationId } = context;
  await context.store.transaction(async (connection) => {
    const before = await lockBlackoutWindow(connection, organizationId, blackoutWindowId);
    if (before === undefined || !maySeeWindow(context.actor, before)) throw windowNotFound(blackoutWindowId);
    await removeBlackoutWindow(connection, organizationId, blackoutWindowId);
    await recordChange(connection, context, {
      action: 'deleteBlackoutWindow',
      objectKind: 'blackout_window',
      objectId: blackoutWindowId,
      before: { ...before },
    });
  });
}
