import { z } from 'zod';
import type { BlackoutWindow } from '../../domain/blackout-window.ts';
import { insertBlackoutWindow } from '../../store/queries/blackout-window-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { parseInput } from '../parse-input.ts';
import { recordChange } from '../record-change.ts';
import {
  assertOneTime,
  assertWindowPermitted,
  BlackoutWindowTerms,
  refuseTakenWindowName,
} from './blackout-window-terms.ts';

const CreateBlackoutWindowInput = z.strictObject(BlackoutWindowTerms);
export type CreateBlackoutWindowInput = z.input<typeof CreateBlackoutWindowInput>;

/**
 * Declares a time in which no scan begins. Scope `cve:create`. Throws `conflict` / `blackout_window_name_taken`;
 * `not_found` / `site_not_found`; `forbidden` / `restricted_to_sites`; `invalid` / `blackout_time_invalid`,
 * `timezone_unknown`, `parameter_missing`, `parameter_invalid`.
 */
export async function createBlackoutWindow(
  context: OperationContext,
  input: CreateBlackoutWindowInput,
): Promise<BlackoutWindow> {
  authorise(context, 'cve:create');
  const terms = parseInput(CreateBlackoutWindowInput, input);
  assertOneTime(terms);
  const window: BlackoutWindow = { id: context.newId(), ...terms };
  await context.store
    .transaction(async (connection) => {
      await assertWindowPermitted(connection, context, window);
      await insertBlackoutWindow(connection, context.organizationId, window, context.clock.now());
      await recordChange(connection, context, {
        action: 'createBlackoutWindow',
        objectKind: 'blackout_window',
        objectId: window.id,
        after: { ...window },
      });
    })
    .catch((error: unknown) => refuseTakenWindowName(error, window.name));
  return window;
}
