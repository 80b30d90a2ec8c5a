import { z } from 'zod';
import type { BlackoutWindow } from '../../domain/blackout-window.ts';
import { listBlackoutWindowsOf } from '../../store/queries/blackout-window-queries.ts';
import { authorise } from '../authorise.ts';
import type { OperationContext } from '../operation-context.ts';
import { PageInput, pageOf, readCursor, type Page } from '../page.ts';
import { parseInput } from '../parse-input.ts';
import { maySeeWindow } from './blackout-window-terms.ts';

export const ListBlackoutWindowsInput = z.strictObject(PageInput);
export type ListBlackoutWindowsInput = z.input<typeof ListBlackoutWindowsInput>;

const Position = z.tuple([z.uuid()]);

/** The windows the actor may see, oldest first. Scope `cve:view`. Throws `invalid` / `cursor_invalid`. */
export async function listBlackoutWindows(
  context: OperationContext,
  input: ListBlackoutWindowsInput = {},
): Promise<Page<BlackoutWindow>> {
  authorise(context, 'cve:view');
  const { limit, cursor } = parseInput(ListBlackoutWindowsInput, input);
  const [after] = readCursor(cursor, Position) ?? [];
  // An organization has a few dozen: all of them are looked at, as every due run does.
  const windows = (await listBlackoutWindowsOf(context.store.db, context.organizationId))
    .filter((window) => maySeeWindow(context.actor, window))
    .filter(({ id }) => after === undefined || id > after);
  return pageOf(windows.slice(0, limit + 1), limit, ({ id }) => [id]);
}
