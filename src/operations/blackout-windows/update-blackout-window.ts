import { z } from 'zod';
import type { BlackoutWindow } from '../../domain/blackout-window.ts';
import { lockBlackoutWindow, replaceBlackoutWindow } from '../../store/queries/blackout-window-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import { UuidText } from '../uuid-text.ts';
import {
  assertOneTime,
  assertWindowPermitted,
  BlackoutWindowTerms,
  maySeeWindow,
  refuseTakenWindowName,
  windowNotFound,
} from './blackout-window-terms.ts';

const UpdateBlackoutWindowInput = z.strictObject({ blackoutWindowId: UuidText, ...BlackoutWindowTerms });
export type UpdateBlackoutWindowInput = z.input<typeof UpdateBlackoutWindowInput>;

/** Declares a window anew. Scope `cve:update`. Throws what `createBlackoutWindow` throws, and `blackout_window_not_found`. */
export async function updateBlackoutWindow(
  context: OperationContext,
  input: UpdateBlackoutWindowInput,
): Promise<BlackoutWindow> {
  authorise(context, 'cve:update');
  const { blackoutWindowId, ...terms } = parseInput(UpdateBlackoutWindowInput, input);
  assertOneTime(terms);
  const { organizationId } = context;
  return context.store
    .transaction(async (connection) => {
      const window: BlackoutWindow = { id: blackoutWindowId, ...terms };
      await assertWindowPermitted(connection, context, window);
      const before = await lockBlackoutWindow(connection, organizationId, blackoutWindowId);
      if (before === undefined || !maySeeWindow(context.actor, before))
        throw windowNotFound(blackoutWindowId);
      await replaceBlackoutWindow(connection, organizationId, window, context.clock.now());
      await recordChange(connection, context, {
        action: 'updateBlackoutWindow',
        objectKind: 'blackout_window',
        objectId: blackoutWindowId,
        before: { ...before },
        after: { ...window },
      });
      return window;
    })
    .catch((error: unknown) => refuseTakenWindowName(error, terms.name));
}
